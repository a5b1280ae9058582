"""Acceptance 4 of oversight on the scenarios of the demo themselves: Kiến An 2018, Hai Bà Trưng 2024, Huyền
Tụng 2022. Each paper passes the report checker, each of its numbers opens as many things as it says."""

import io
import random
import re
from collections.abc import Callable
from contextlib import nullcontext
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from motcua.assignments.models import Assignment
from motcua.checker.checking import check
from motcua.checker.readers import read
from motcua.demo.cast import Cast
from motcua.demo.inspecting import moment
from motcua.demo.scenarios.huyen_tung import inspected
from motcua.demo.scenarios.huyen_tung.build import SEED, play_2022
from motcua.demo.scenarios.watched import HAI_BA_TRUNG, KIEN_AN
from motcua.dossiers.bulk import collecting
from motcua.filing.tests.keys import everybody_has_a_key
from motcua.organisation.models import User
from motcua.oversight.models import Inspection, Paper
from motcua.texts.numbers import group
from motcua.web.desk.tests.stage import text_of

__all__ = ["everybody_has_a_key"]
BACKEND = "motcua.organisation.backends.AccountBackend"


def _kien_an(cast: Cast) -> User:
    KIEN_AN.build(lambda line: None)
    assert [line.text for line in KIEN_AN.published() if not line.holds] == []
    return User.objects.get(username="lanhdao.tp")


def _hai_ba_trung(cast: Cast) -> User:
    HAI_BA_TRUNG.build(lambda line: None)
    assert [line.text for line in HAI_BA_TRUNG.published() if not line.holds] == []
    return User.objects.get(username="truongdoan")


def _huyen_tung(cast: Cast) -> User:
    with collecting() as bulk:
        play_2022(bulk, cast, random.Random(SEED))
    inspected.fill(cast, signing=False)
    return cast.kiemsoat_tp


@pytest.fixture(autouse=True)
def in_one_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading fast means setting the database up otherwise, which a test's transaction does not allow."""
    for name in ("kien_an", "hai_ba_trung"):
        monkeypatch.setattr(f"motcua.demo.scenarios.watched.{name}.fast_load", nullcontext)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("build", "day", "received", "verified"),
    [
        (_kien_an, "2018-12-01 09:00", "240", 2),
        (_hai_ba_trung, "2024-05-30 09:00", "495", 1),
        (_huyen_tung, "2022-12-01 09:00", "764", 1),
    ],
)
def test_the_paper_of_a_scenario_holds_and_drills(
    cast: Cast, build: Callable[[Cast], User], day: str, received: str, verified: int
) -> None:
    reader = Client()
    user = build(cast)
    with moment(day):
        reader.force_login(user, backend=BACKEND)
    paper = Paper.objects.get()
    assert not [line for line in paper.checked if line["alarms"]]
    figures = list(paper.figures.all())
    assert received in {figure.value for figure in figures}
    with moment(day):  # a council's team opens dossiers in the days of its decision only
        for figure in figures:
            drills(reader, paper, figure.token, figure.value, bool(figure.parts))
    files = {kind: reader.get(file_of(paper, kind)).content for kind in ("pdf", "docx")}
    printed = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(files["pdf"])).pages)
    assert "Độc lập" in printed and "{" not in printed
    report = check(read("van-ban.docx", files["docx"]))
    assert report.relations and not report.alarms
    item = Inspection.objects.get()
    assert item.published_at is not None
    assert Assignment.objects.filter(verified_at__isnull=False).count() == verified
    assert Assignment.objects.count() == item.recommendations.count()


def drills(reader: Client, paper: Paper, token: str, value: str, ratio: bool) -> None:
    address = f"{reverse('oversight:paper-number', args=[paper.pk])}?so={quote(token)}"
    page = reader.get(address)
    assert page.status_code == 200, token
    text = text_of(page)
    assert "ngoài phạm vi" not in text, token
    if not ratio:
        assert value == group(page.context["page"].paginator.count), token
        rows = len(re.findall(r"<tr><th scope=\"row\"", text))
        assert rows == min(page.context["page"].paginator.count, 50), token


def file_of(paper: Paper, kind: str) -> str:
    return reverse("oversight:paper-file", args=[paper.pk, kind])
