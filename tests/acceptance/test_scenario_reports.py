"""Acceptance 4 of oversight: the papers of inspections like the three published ones.

A control with its conclusion (like Kiến An 2018), a supervision of two wards by a council (like Hai Bà Trưng
2024), a reform inspection of one ward (like Huyền Tụng 2022), on the cast: every number passes the
project's own checker, and opens a list as long as it says, on its page; the files say what the page says.
"""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from urllib.parse import quote

import docx
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from motcua.checker.checking import check
from motcua.checker.readers import read
from motcua.demo.cast import Cast
from motcua.filing.tests.keys import everybody_has_a_key
from motcua.organisation.actions import create_agency, create_post
from motcua.organisation.models import AgencyKind, Level, Role, User
from motcua.oversight.actions.deciding import decide
from motcua.oversight.actions.handling import perform as act
from motcua.oversight.models import Inspection, Paper, PaperFigure
from motcua.oversight.papers.actions import EDIT, draft, perform
from motcua.oversight.tests.stage import DECISION, RECOMMENDATION, SHORTCOMING, Examined
from motcua.terms import clock
from motcua.texts.numbers import group
from motcua.web.desk.tests.stage import COPY, EXTRACT, Stage, text_of

__all__ = ["everybody_has_a_key"]

SINCE = date(2016, 1, 1)


@pytest.fixture
def examined(cast: Cast) -> Iterator[Examined]:
    with Examined(cast).running() as running, a_fortnight(running):
        create_post(cast.lanhdao_tinh, cast.district, Role.LEADER, valid_from=SINCE)
        yield running


@contextmanager
def a_fortnight(examined: Examined) -> Iterator[None]:
    """Dossiers of two wards: finished early, late and not yet."""
    stage = Stage(examined.cast)
    examined.goto("2026-11-02 08:30")
    stage.running(), stage.returned(), stage.resolved(), stage.resolved(), stage.elsewhere()
    late = stage.signing()
    examined.goto("2026-11-12 09:00")
    stage.do("lanhdao", late, "sign_off"), stage.do("chuyenmon", late, "publish_result")
    stage.receive(COPY), stage.receive(EXTRACT), stage.running()
    examined.goto("2026-11-16 08:00")
    yield


def control(examined: Examined) -> tuple[Inspection, User]:
    return concluded(examined, examined.teamed()), examined.organiser


def reform(examined: Examined) -> tuple[Inspection, User]:
    item = examined.teamed(kind="reform", title="Kiểm tra công tác cải cách hành chính (mẫu)")
    return concluded(examined, item), examined.organiser


def supervision(examined: Examined) -> tuple[Inspection, User]:
    """By a council, of two wards at once."""
    cast = examined.cast
    council = create_agency(
        "H03.1.90", "Hội đồng nhân dân thành phố (mẫu)", AgencyKind.COUNCIL, Level.DISTRICT, cast.district,
        valid_from=SINCE, synthetic=True,
    )  # fmt: skip
    create_post(cast.kiemsoat_tp, council, Role.INSPECTOR, valid_from=SINCE)
    units = {"kind": "supervision", "units": ["H03.1.7", "H03.1.8"], "agency": "H03.1.90"}
    item = decide(cast.kiemsoat_tp, {**DECISION, **units})
    act(cast.kiemsoat_tp, item.pk, "them-thanh-vien", {"username": "doanvien", "role": "head"})
    return concluded(examined, item), cast.kiemsoat_tp


def concluded(examined: Examined, item: Inspection) -> Inspection:
    """Criteria judged, a strength and a shortcoming at each unit, recommended to it and upwards."""
    units = [each.unit.code for each in item.units.select_related("unit")]
    examined.step(item, "announce", number="12/TB")
    examined.goto("2026-11-20 09:00")
    for unit in units:
        examined.step(item, "on_site", examined.member, unit=unit)
        examined.do(examined.member, item, "nhan-xet", unit=unit, kind="strength", text="Niêm yết đủ (mẫu).")
        examined.do(examined.member, item, "nhan-xet", unit=unit, **SHORTCOMING)
        for code, judgement in zip(item.criteria, ("met", "partly", "unmet", "none", "met"), strict=False):
            examined.do(
                examined.member, item, "tieu-chi", unit=unit, criterion=code, judgement=judgement, note="Mẫu"
            )
        short = item.findings.get(unit__code=unit, kind="shortcoming")
        examined.do(examined.member, item, "kien-nghi", unit=unit, finding=str(short.pk), **RECOMMENDATION)
        higher = {**RECOMMENDATION, "direction": "to_higher", "outside": "Bộ Tư pháp"}
        examined.do(examined.member, item, "kien-nghi", unit=unit, **higher)
        examined.step(item, "minutes", examined.member, unit=unit)
    examined.step(item, "draft", examined.member)
    return examined.step(item, "conclusion", number="31/KL")


CASES = [
    (control, ("announcement", "minutes", "conclusion", "follow_up")),
    (supervision, ("announcement", "minutes", "supervision", "follow_up")),
    (reform, ("announcement", "minutes", "conclusion", "follow_up")),
]


@pytest.mark.parametrize(("build", "kinds"), CASES)
def test_every_number_passes_the_checker_and_opens_a_list_as_long(
    examined: Examined,
    build: Callable[[Examined], tuple[Inspection, User]],
    kinds: tuple[str, ...],
) -> None:
    item, writer = build(examined)
    reader = Client()
    reader.force_login(examined.cast.lanhdao_tinh, backend="motcua.organisation.backends.AccountBackend")
    for kind in kinds:
        paper = frozen(writer, item, kind)
        figures = list(paper.figures.all())
        assert figures and not [line for line in paper.checked if line["alarms"]], kind
        for figure in figures:
            assert_drills(reader, paper, figure)
        assert_files_say_the_same(reader, paper, figures)


def frozen(writer: User, item: Inspection, kind: str) -> Paper:
    paper = draft(writer, item.pk, kind)
    said: dict[str, Any] = {spec.name: getattr(paper, spec.name) for spec in EDIT.fields}
    perform(writer, paper.pk, "sua", said | {"number": "31/VB"})
    return perform(writer, paper.pk, "chot", {})


def assert_drills(reader: Client, paper: Paper, figure: PaperFigure) -> None:
    """The page of a number has as many rows as it says; that of a ratio the numbers it is made of."""
    address = f"{reverse('oversight:paper-number', args=[paper.pk])}?so={quote(figure.token)}"
    page = text_of(reader.get(address))
    rows = len(re.findall(r"<tr><th scope=\"row\"", page))
    assert "ngoài phạm vi" not in page, figure.token
    if figure.parts:
        counts = {each: int(paper.figures.get(token=each).value) for each in figure.parts}
        over, under = list(counts.values())[:-1], list(counts.values())[-1]
        assert figure.value == ("–" if not under else percent(sum(over), under)), counts
    else:
        assert figure.value == group(rows), figure.token


def percent(over: int, under: int) -> str:
    """Of the ratio early and on time over resolved; half up, two digits."""
    hundredths = (20_000 * over + under) // (2 * under)
    return f"{hundredths // 100},{hundredths % 100:02}%"


def assert_files_say_the_same(reader: Client, paper: Paper, figures: list[PaperFigure]) -> None:
    files = {
        kind: reader.get(reverse("oversight:paper-file", args=[paper.pk, kind])).content
        for kind in ("pdf", "docx")
    }
    pages = PdfReader(io.BytesIO(files["pdf"])).pages
    printed = " ".join(" ".join(page.extract_text().split()) for page in pages).replace("\u200b", "")
    document = docx.Document(io.BytesIO(files["docx"]))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in printed and paper.sha256 in printed.replace(" ", "")
    words = [" ".join(each.text.split()) for each in document.paragraphs if len(each.text) > 20]
    assert len(words) > 5
    for line in words:
        if "{" in line or line.startswith("Mã kiểm chứng"):
            continue
        assert line.replace(" ", "") in printed.replace(" ", ""), line
    assert "{" not in printed and len(figures) == paper.figures.count()


@pytest.mark.parametrize("kind", ["conclusion", "minutes"])
def test_the_file_itself_read_back_does_not_alarm_the_checker(examined: Examined, kind: str) -> None:
    item, writer = control(examined)
    paper = frozen(writer, item, kind)
    reader = Client()
    reader.force_login(writer, backend="motcua.organisation.backends.AccountBackend")
    content = reader.get(reverse("oversight:paper-file", args=[paper.pk, "docx"])).content
    report = check(read("ket-luan.docx", content))
    assert report.relations and not report.alarms
    assert clock.now() >= paper.drafted_at
