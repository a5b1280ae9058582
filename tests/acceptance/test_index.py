"""Acceptance 6 of oversight and reform: totals of the index, and no score without proof.

Points are drawn at random over the frame that comes with the software, given by the real actions, and added
up here anew in whole thousandths. The pure rules have properties of their own in ``scoring/tests``.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect
from pytest_django import Settings

from motcua.demo.cast import Cast
from motcua.dossiers.errors import BadInput
from motcua.organisation.models import User
from motcua.scoring.actions import appraise, open_round, perform, publish, save, take_figures
from motcua.scoring.actions.doing import numbered
from motcua.scoring.loading import load_frames
from motcua.scoring.models import Entry, Frame, Round, Sheet
from motcua.scoring.rules.formulas import Choice
from motcua.scoring.rules.points import of_thousandths, points_text, thousandths
from motcua.scoring.rules.tree import Leaf
from motcua.scoring.tests.stage import Stage, everything
from tests.acceptance.moment import Moment
from tools.pytest_browser import OpenPage

BACKEND = "motcua.organisation.backends.AccountBackend"
LINK = "Báo cáo 45/BC-UBND (mẫu)"
Given = dict[str, int]


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.SCANNER = tmp_path, None


@st.composite
def points(draw: st.DrawFn, leaves: list[Leaf]) -> Given:
    """Thousandths for each leaf between 0 and its maximum."""
    return {leaf.code: draw(st.integers(0, thousandths(leaf.maximum))) for leaf in leaves}


@pytest.mark.slow
@pytest.mark.parametrize("survey", [False, True], ids=["without survey", "with survey"])
def test_what_is_published_is_the_sum_of_the_leaves_and_the_ranking_follows_it(
    cast: Cast, the_clock: Moment, survey: bool
) -> None:
    load_frames()
    numbers = iter(range(1, 1000))

    @hypothesis_settings(
        max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.data())
    def published(data: st.DataObject) -> None:
        the_clock.goto("2026-11-02 08:00")
        round = _open(cast, f"Kỳ {next(numbers)}", survey)
        leaves = [leaf for leaf in round.tree.leaves() if survey or not leaf.survey]
        ward, other = data.draw(points(leaves)), data.draw(points(leaves))
        sheets = {code: _judged(cast, round, code, each) for code, each in _of_both(ward, other)}
        the_clock.goto("2026-12-10 08:00")
        publish(cast.lanhdao_tinh, round.pk)
        _check_totals(round, leaves, sheets, {"H03.1.7": ward, "H03.1.8": other})

    published()


def _of_both(ward: Given, other: Given) -> list[tuple[str, Given]]:
    return [("H03.1.7", ward), ("H03.1.8", other)]


def _check_totals(
    round: Round, leaves: list[Leaf], sheets: dict[str, Sheet], marks: dict[str, Given]
) -> None:
    base = sum(thousandths(leaf.maximum) for leaf in leaves)
    whole = thousandths(round.tree.maximum)
    totals = {}
    for code, sheet in sheets.items():
        kept = Sheet.objects.get(pk=sheet.pk)
        reached = sum(marks[code].values())
        exact = Fraction(reached * whole, base)
        assert type(kept.total) is int and abs(kept.total - exact) <= Fraction(1, 2)
        assert 0 <= kept.total <= whole
        lost = sum(thousandths(leaf.maximum) - marks[code][leaf.code] for leaf in leaves)
        assert reached + lost == base
        totals[code] = kept.total
    places = {code: Sheet.objects.get(pk=sheet.pk).place for code, sheet in sheets.items()}
    for code, total in totals.items():
        assert places[code] == 1 + sum(1 for each in totals.values() if each > total)


def _open(cast: Cast, name: str, survey: bool) -> Round:
    frame = Frame.objects.get(level="commune", agency=None)
    data: dict[str, Any] = {
        "agency": "H03", "frame": str(frame.pk), "name": name, "year": "2026", "survey": survey,
        "agencies": ["H03.1.7", "H03.1.8"], "self_due_on": "20/11/2026", "dispute_due_on": "27/11/2026",
    }  # fmt: skip
    return open_round(cast.lanhdao_tinh, data)


def _judged(cast: Cast, round: Round, code: str, marks: Given) -> Sheet:
    """Handed in with the best that can be claimed, and appraised at what was drawn."""
    sheet = Sheet.objects.get(round=round, agency__code=code)
    scorer, head = (cast.kiemsoat, cast.lanhdao) if code == "H03.1.7" else (cast.lanhdao_khac,) * 2
    save(scorer, sheet.pk, _best(round))
    take_figures(scorer, sheet.pk)
    perform(head, sheet.pk, "nop", {})
    judged = {}
    for number, leaf in numbered(round.tree):
        if leaf.code in marks:
            judged[f"c{number}_points"] = points_text(of_thousandths(marks[leaf.code]))
            judged[f"c{number}_reason"] = "Theo hồ sơ kiểm chứng (mẫu)"
    appraise(cast.lanhdao_tinh, sheet.pk, judged)
    perform(cast.lanhdao_tinh, sheet.pk, "xong", {})
    return sheet


def _best(round: Round) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for number, leaf in numbered(round.tree):
        if leaf.survey:
            continue
        data[f"c{number}_links"] = LINK
        if leaf.automatic:
            continue
        if isinstance(leaf.formula, Choice):
            best = max(leaf.formula.options, key=lambda option: option.points)
            data[f"c{number}_key"] = best.key
        elif leaf.formula.kind == "deduction":
            data[f"c{number}_number"] = "0"
        else:
            data |= {f"c{number}_numerator": "10", f"c{number}_denominator": "10"}
    return data


def test_no_criterion_of_the_frame_can_be_handed_in_without_proof(cast: Cast, the_clock: Moment) -> None:
    """Of all that a sheet claims, one link after another is taken away; each alone stops it."""
    load_frames()
    the_clock.goto("2026-11-02 08:00")
    round = _open(cast, "Kỳ thử", False)
    sheet = Sheet.objects.get(round=round, agency__code="H03.1.7")
    save(cast.kiemsoat, sheet.pk, _best(round))
    take_figures(cast.kiemsoat, sheet.pk)
    for number, leaf in numbered(round.tree):
        if leaf.survey or leaf.automatic:
            continue
        entry = Entry.objects.get(sheet=sheet, code=leaf.code)
        Entry.objects.filter(pk=entry.pk).update(links="")
        before = everything()
        with pytest.raises(BadInput) as refused:
            perform(cast.lanhdao, sheet.pk, "nop", {})
        assert set(refused.value.fields) == {f"c{number}"}
        assert f"{leaf.code} {leaf.name}: chưa có tài liệu kiểm chứng" in refused.value.message
        assert everything() == before
        Entry.objects.filter(pk=entry.pk).update(links=LINK)
    assert perform(cast.lanhdao, sheet.pk, "nop", {}).stage == "submitted"


def test_an_unsupported_score_is_refused_in_a_browser_until_its_proof_is_there(
    town: str, cast: Cast, the_clock: Moment, page_at: OpenPage
) -> None:
    stage = Stage(cast, the_clock.now)
    sheet = stage.sheet(stage.open(self_due_on="27/11/2026", dispute_due_on="11/12/2026"))
    page = _signed_in(page_at(390, 844, java_script_enabled=False), town, cast.lanhdao)
    address = f"{town}/so-lieu/cham-diem/phieu/{sheet.pk}/"
    page.goto(f"{address}tu-cham/")
    page.locator("#id_c1_key").select_option("1")
    page.locator("#id_c2_waived").check()
    page.locator("#id_c2_words").fill("không")
    page.get_by_role("button", name="Lưu và lấy số liệu của hệ thống").click()
    page.goto(address)
    page.get_by_role("button", name="Nộp bản tự chấm").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("1.1 Kế hoạch: chưa có tài liệu kiểm chứng")
    expect(alert).to_contain_text("1.2 Nhiệm vụ: đề nghị miễn nhưng chưa nêu lý do")
    assert Sheet.objects.get(pk=sheet.pk).stage == "scoring"

    alert.get_by_role("link", name="1.2 Nhiệm vụ").click()
    page.locator("#id_c2_words").fill("Địa bàn không có nhiệm vụ này (mẫu)")
    page.get_by_role("button", name="Lưu và thêm tệp cho tiêu chí 1.1").click()
    page.get_by_label("Thêm tệp").set_input_files(
        {"name": "Kế hoạch.txt", "mimeType": "text/plain", "buffer": "Kế hoạch (mẫu)".encode()}
    )
    page.get_by_role("button", name="Nộp tệp").click()
    expect(page.get_by_role("main")).to_contain_text("Kế hoạch.txt")
    page.goto(address)
    page.get_by_role("button", name="Nộp bản tự chấm").click()
    expect(page.get_by_role("main")).to_contain_text("Đang thẩm định")
    assert Sheet.objects.get(pk=sheet.pk).stage == "submitted"


def _signed_in(page: Page, town: str, user: User) -> Page:
    client = Client()
    client.force_login(user, backend=BACKEND)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": town}])
    return page
