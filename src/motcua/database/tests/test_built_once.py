"""Statements built once say and write what the ORM's own do, each time with the values of that time."""

from datetime import UTC, date, datetime
from uuid import uuid4

from django.db import models

from motcua.database.inserting import insert
from motcua.demo.cast import Cast
from motcua.journal.models import Chain, Event, PersonalRecord
from motcua.organisation.queries import active_posts, posts_held

AT = datetime(2026, 11, 16, 1, 30, 15, 123456, tzinfo=UTC)


def stored(row: models.Model) -> dict[str, object]:
    kept = type(row)._default_manager.filter(pk=row.pk).values().get()
    return {name: value for name, value in kept.items() if name not in ("id", "chain", "event_id")}


def chain() -> Chain:
    return Chain(id=uuid4(), label="Đơn %s “mẫu”", agency="H03", length=1, head="", recorded_at=AT)


def event() -> Event:
    return Event(
        chain=uuid4(), seq=1, agency="H03", verb="receive", occurred_at=AT, recorded_at=AT, actor="mẫu",
        payload={"số": 1, "null": None, "list": [True]}, digest="0" * 64,
    )  # fmt: skip


def test_an_inserted_row_is_the_row_that_save_would_write(db: None) -> None:
    for make in (chain, event):
        saved, inserted = make(), make()
        saved.save(force_insert=True)
        insert(inserted)
        assert stored(inserted) == stored(saved)
        assert not inserted._state.adding


def test_an_identifier_given_by_the_database_can_be_referred_to(db: None) -> None:
    first, second = event(), event()
    insert(first)
    insert(second)
    assert second.pk != first.pk
    insert(PersonalRecord(event=second, salt="", data={"full_name": "Người Mẫu"}))
    assert PersonalRecord.objects.get().event_id == second.pk


def test_a_prepared_query_finds_what_the_queryset_finds(cast: Cast) -> None:
    for user in (cast.tiepnhan, cast.congan, cast.quantri, cast.tiepnhan):
        for day in (date(2015, 12, 31), date(2016, 1, 1), date(2026, 11, 16)):
            held, expected = posts_held(user, day), list(active_posts(user, day).order_by("pk"))
            assert held == expected
            assert [post.scope.name for post in held] == [post.scope.name for post in expected]
    cast.tiepnhan.is_active = False
    assert posts_held(cast.tiepnhan, date(2026, 11, 16)) == []


def test_a_post_that_ended_is_not_held_the_next_moment(cast: Cast) -> None:
    day = date(2026, 11, 16)
    assert posts_held(cast.tiepnhan, day)
    cast.tiepnhan.posts.update(valid_to=date(2026, 11, 15))
    assert posts_held(cast.tiepnhan, day) == []
