"""Finding a procedure with a few letters, and what it costs."""

from datetime import date

import pytest

from motcua.catalogue import queries
from motcua.catalogue.actions import offer
from motcua.catalogue.content import content
from motcua.catalogue.models import Procedure
from motcua.organisation.actions import create_agency
from motcua.organisation.models import Agency, AgencyKind, Level

DAY = date(2026, 11, 20)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]  # the catalogue is loaded with the cast


@pytest.fixture
def commune() -> Agency:
    agency = create_agency("X91", "Xã", AgencyKind.COMMITTEE, Level.COMMUNE, valid_from=date(2025, 7, 1))
    create_agency("X91.1", "Một cửa", AgencyKind.ONE_STOP, Level.COMMUNE, agency, valid_from=date(2025, 7, 1))
    offer(agency, Procedure.objects.filter(sector__code="ho-tich"), valid_from=date(2025, 7, 1))
    return agency


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("dkks", "1.001193"),
        ("DKKH", "1.000894"),
        ("đăng ký kết hôn", "1.000894"),
        ("dang ky khai s", "1.001193"),
        ("ket hon dang ky", "1.000894"),
        ("1.004873", "1.004873"),
        ("chung thuc chu ky", "2.000884"),
        ("ho kinh doanh thanh lap", "1.001612"),
    ],
)
def test_the_procedure_meant_comes_first(typed: str, code: str) -> None:
    assert queries.search_procedures(typed, on=DAY)[0].code == code


def test_every_word_has_to_be_found() -> None:
    assert queries.search_procedures("khai sinh tau vu tru", on=DAY) == []


def test_exact_initials_come_before_longer_ones() -> None:
    found = [each.name for each in queries.search_procedures("dkks", on=DAY)]
    assert found[0] == "Đăng ký khai sinh" and len(found) > 3


def test_an_agency_finds_only_what_it_offers_also_from_its_one_stop(commune: Agency) -> None:
    unit = commune.children.get()
    assert queries.search_procedures("thuong tru", on=DAY)
    assert queries.search_procedures("thuong tru", commune, DAY) == []
    assert queries.search_procedures("dkks", unit, DAY)[0].code == "1.001193"


def test_nothing_is_offered_before_the_offering_begins(commune: Agency) -> None:
    assert queries.offered(commune, DAY).count() == 31
    assert queries.offered(commune, date(2025, 6, 30)).count() == 0


def test_search_costs_one_query(commune: Agency, django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = queries.search_procedures("dk", commune, DAY, limit=50)
        assert [str(each.sector) for each in found]


def fee(code: str, channel: str = "counter", copies: int = 1, pages: int = 1) -> int | None:
    version = queries.version_on(Procedure.objects.get(code=code), DAY)
    assert version
    return queries.fee_for(content(version), channel, copies, pages)


@pytest.mark.parametrize(
    ("copies", "pages", "amount"),
    [(1, 1, 2000), (1, 2, 4000), (1, 3, 5000), (3, 10, 36000), (1, 500, 200000), (2, 500, 400000)],
)
def test_certified_copies_are_charged_by_the_page_with_a_cap(copies: int, pages: int, amount: int) -> None:
    assert fee("2.000815", copies=copies, pages=pages) == amount


def test_the_channel_decides_the_fee() -> None:
    assert (fee("1.004222"), fee("1.004222", "online"), fee("1.004222", "post")) == (20000, 10000, 20000)
    assert (fee("1.004194"), fee("1.004194", "online")) == (15000, 7000)  # the list price is optional


def test_free_is_zero_and_unknown_is_not() -> None:
    assert fee("1.000894") == 0
    assert fee("1.001612") is None


def test_extracts_are_charged_by_the_copy() -> None:
    assert fee("2.000635", copies=3) == 24000
