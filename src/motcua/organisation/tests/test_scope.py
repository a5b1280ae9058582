"""Who sees which agencies: by posts in force only, and nothing by default."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from motcua.demo.cast import Cast
from motcua.organisation import actions, queries
from motcua.organisation.errors import OrganisationError
from motcua.organisation.models import Agency, AgencyKind, Level, Role, User
from motcua.terms import clock

pytestmark = pytest.mark.django_db


def seen(user: User | AnonymousUser, on: date | None = None) -> set[str]:
    return set(queries.agencies_visible_to(user, on).values_list("code", flat=True))


def test_a_ward_officer_sees_the_ward_and_its_units_only(cast: Cast) -> None:
    codes = seen(cast.tiepnhan)
    assert cast.ward.committee.code in codes and cast.ward.police.code in codes
    assert not codes & {
        cast.province.code,
        cast.district.code,
        cast.other.committee.code,
        cast.other.one_stop.code,
    }


def test_a_province_leader_sees_everything_below(cast: Cast) -> None:
    codes = seen(cast.lanhdao_tinh)
    assert codes == set(queries.below(cast.province).values_list("code", flat=True))
    assert cast.other.justice.code in codes


def test_without_a_post_nothing_is_seen_not_even_by_a_superuser(cast: Cast) -> None:
    assert seen(AnonymousUser()) == set()
    assert seen(User.objects.create(username="khong_vi_tri")) == set()
    assert seen(User.objects.create(username="sieu_quan_tri", is_superuser=True, is_staff=True)) == set()


def test_a_closed_account_sees_nothing(cast: Cast) -> None:
    cast.tiepnhan.is_active = False
    assert seen(cast.tiepnhan) == set()


def test_posts_count_from_their_first_to_their_last_day(cast: Cast) -> None:
    user, today = User.objects.create(username="tam_thoi"), clock.today()
    tomorrow = today + timedelta(days=1)
    post = actions.create_post(user, cast.ward.one_stop, Role.RECEIVER, valid_from=today, valid_to=tomorrow)
    assert seen(user, today - timedelta(days=1)) == set()
    assert seen(user, today) == seen(user, tomorrow) != set()
    assert seen(user, tomorrow + timedelta(days=1)) == set()
    actions.end_post(post, today)
    assert seen(user, tomorrow) == set()


def test_roles_can_be_singled_out(cast: Cast) -> None:
    assert queries.scopes_of(cast.kiemsoat, roles=[Role.CONTROL]).get() == cast.ward.committee
    assert not queries.scopes_of(cast.kiemsoat, roles=[Role.LEADER]).exists()


def test_scope_is_one_query_whatever_the_number_of_agencies(
    cast: Cast, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(list(queries.agencies_visible_to(cast.lanhdao_tinh))) > 10


def test_a_post_may_not_open_more_than_its_own_authority(cast: Cast) -> None:
    user = User.objects.create(username="tham_lam")
    with pytest.raises(OrganisationError, match="nằm ngoài phạm vi"):
        actions.create_post(
            user, cast.ward.one_stop, Role.RECEIVER, valid_from=clock.today(), scope=cast.province
        )
    assert seen(user) == set()


def test_units_and_authorities_find_each_other(cast: Cast) -> None:
    ward, today = cast.ward, clock.today()
    assert queries.unit_for(ward.committee, AgencyKind.ONE_STOP, today) == ward.one_stop
    assert queries.unit_for(ward.committee, AgencyKind.COMMITTEE, today) == ward.committee
    assert queries.unit_for(cast.province, AgencyKind.POLICE, today) == cast.province
    assert queries.authority_of(ward.police) == ward.committee
    assert queries.authority_of(cast.district) == cast.district


def test_a_unit_that_closed_no_longer_does_the_work(cast: Cast) -> None:
    Agency.objects.filter(pk=cast.ward.land.pk).update(valid_to=date(2024, 12, 31))
    assert queries.unit_for(cast.ward.committee, AgencyKind.LAND, date(2024, 12, 31)) == cast.ward.land
    assert queries.unit_for(cast.ward.committee, AgencyKind.LAND, date(2025, 1, 1)) == cast.ward.committee


def test_the_hierarchy_is_kept_to_any_depth(cast: Cast) -> None:
    room = actions.create_agency(
        f"{cast.ward.justice.code}.1", "Tổ hộ tịch", AgencyKind.OFFICE, Level.COMMUNE, cast.ward.justice,
        valid_from=date(2020, 1, 1),
    )  # fmt: skip
    assert [agency.code for agency in queries.above(room)] == [
        room.code, cast.ward.justice.code, cast.ward.committee.code, cast.district.code, cast.province.code,
    ]  # fmt: skip
    assert room in queries.below(cast.province) and room not in queries.below(cast.other.committee)


@pytest.mark.parametrize("code", ["", "x1", "H03.1.7", "H04.1", "Z00"])
def test_a_wrong_doubled_or_foreign_code_is_refused(cast: Cast, code: str) -> None:
    with pytest.raises(OrganisationError):
        actions.create_agency(
            code, "Sai", AgencyKind.OFFICE, Level.COMMUNE, cast.district, valid_from=date(2020, 1, 1)
        )
