"""What a query that was built once gives beside the rows' own columns."""

from typing import Any

from django.db.models import BigIntegerField, Exists, OuterRef

from motcua.database.prepared import PreparedQuery, Slot
from motcua.demo.cast import Cast
from motcua.organisation.models import Agency, Post


def test_annotations_come_with_the_rows(cast: Cast) -> None:
    at = Agency.objects.filter(pk=OuterRef("agency")).filter(pk=Slot("agency", BigIntegerField()))
    asked: PreparedQuery[Post] = PreparedQuery(
        lambda: Post.objects.filter(user_id=Slot("user", BigIntegerField())).annotate(there=Exists(at))
    )
    ward, district = cast.ward.committee.pk, cast.district.pk
    for agency, there in ((ward, True), (district, False)):
        found: list[Any] = asked(user=cast.lanhdao.pk, agency=agency)
        assert [bool(post.there) for post in found] == [there]
