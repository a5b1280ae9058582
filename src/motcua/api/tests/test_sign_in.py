"""Tokens: who may call, and how often."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries

from motcua.api import auth, tokens
from motcua.api.models import Token
from motcua.api.rates import Rate
from motcua.api.tests.caller import DOSSIERS, Caller, refusal
from motcua.dossiers.tests.world import World
from motcua.journal.models import Event
from motcua.terms import clock


def test_without_a_token_nothing_is_shown(world: World) -> None:
    for caller in (Caller(""), Caller("mc_wrong"), Caller("mc_sai_dấu".encode().decode("latin-1"))):
        response = caller.get(DOSSIERS)
        assert refusal(response) == (401, "sign_in")
        assert response["WWW-Authenticate"] == "Bearer"


def test_only_a_digest_of_the_token_is_kept(tiepnhan: Caller) -> None:
    kept = Token.objects.values().get()
    assert tiepnhan.token not in str(kept)
    assert kept["digest"] == tokens.digest_of(tiepnhan.token)
    assert kept["last4"] == tiepnhan.token[-4:]


def test_a_revoked_token_opens_nothing_and_the_journal_says_so(tiepnhan: Caller) -> None:
    token = Token.objects.get()
    tokens.revoke(token)
    tokens.revoke(token)
    assert refusal(tiepnhan.get(DOSSIERS)) == (401, "sign_in")
    assert list(
        Event.objects.filter(verb__startswith="token").values_list("verb", flat=True).order_by("seq")
    ) == [
        "token_issued",
        "token_revoked",
    ]


def test_a_token_expires_to_the_minute(world: World) -> None:
    caller = Caller(tokens.issue(world.cast.tiepnhan, expires_at=clock.now() + timedelta(minutes=5)))
    assert caller.get(DOSSIERS).status_code == 200
    world.wait(minutes=5)
    assert refusal(caller.get(DOSSIERS)) == (401, "sign_in")


def test_a_closed_account_is_denied_with_a_good_token(world: World, tiepnhan: Caller) -> None:
    world.cast.tiepnhan.is_active = False
    world.cast.tiepnhan.save()
    assert refusal(tiepnhan.get(DOSSIERS)) == (401, "sign_in")


def test_signing_in_is_one_query_and_starts_no_session(
    tiepnhan: Caller, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tiepnhan.get(DOSSIERS)
    with django_assert_num_queries(2):  # the token with its user; the list
        response = tiepnhan.get(DOSSIERS)
    assert not response.cookies


def test_too_many_calls_have_to_wait(tiepnhan: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auth, "rate", Rate(2, seconds=lambda: 30.0))
    assert [tiepnhan.get(DOSSIERS).status_code for _ in range(3)] == [200, 200, 429]
    response = tiepnhan.get(DOSSIERS)
    assert refusal(response) == (429, "rate")
    assert response["Retry-After"] == "30"


def test_the_rate_is_counted_for_each_token_and_minute_anew() -> None:
    now = 0.0
    rate = Rate(1, seconds=lambda: now)
    assert [rate.wait(1), rate.wait(1), rate.wait(2)] == [0, 60, 0]
    now = 60.0
    assert rate.wait(1) == 0


def test_the_command_prints_a_token_that_works(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("token", "tiepnhan")
    printed = capsys.readouterr().out.strip()
    assert Caller(printed).get(DOSSIERS).status_code == 200


def test_the_command_refuses_an_unknown_account(world: World) -> None:
    with pytest.raises(CommandError, match="Không có tài khoản"):
        call_command("token", "nobody")


def test_console_revokes_every_token_of_an_account(tiepnhan: Caller) -> None:
    call_command("token", "tiepnhan", "--revoke")
    assert refusal(tiepnhan.get(DOSSIERS)) == (401, "sign_in")
    with pytest.raises(CommandError, match="không có khóa nào"):
        call_command("token", "tiepnhan", "--revoke")
