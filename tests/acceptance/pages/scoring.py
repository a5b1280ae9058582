"""The reform index: rounds, frames, sheets at every stage, the long forms, one criterion."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files.base import ContentFile
from django.urls import reverse
from playwright.sync_api import Page

from motcua.attachments.tests.files import PDF
from motcua.demo.cast import find_cast
from motcua.scoring.actions import prove
from motcua.scoring.models import Round, Sheet
from motcua.scoring.models import Stage as At
from motcua.scoring.tests.stage import DISPUTE, REMEDY, Stage, local
from motcua.terms import clock
from tests.acceptance.visit import Books, Visit, pressing

LIST = "/so-lieu/cham-diem/"
_handing_in = pressing("Nộp bản tự chấm")


def visits(books: Books) -> list[Visit]:
    running, disputed, published = _rounds()
    scoring, submitted = _sheet(running, "H03.1.8"), _sheet(running, "H03.1.7")
    objected, ended = _sheet(disputed, "H03.1.7"), _sheet(published, "H03.1.7")
    return [
        Visit("office:scoring", "lanhdao_tinh", LIST),
        Visit("office:scoring", "kiemsoat", LIST),
        Visit("office:scoring", "chuyenmon", LIST),
        Visit("office:scoring-open", "lanhdao_tinh", f"{LIST}mo-ky/"),
        Visit("office:scoring-open", "lanhdao_tinh", f"{LIST}mo-ky/", then=pressing("Mở kỳ chấm điểm")),
        Visit("office:scoring-frames", "kiemsoat", f"{LIST}bo-tieu-chi/"),
        Visit("office:scoring-frame", "kiemsoat", _address("frame", running.frame)),
        Visit("office:scoring-frame-load", "lanhdao_tinh", f"{LIST}bo-tieu-chi/nap/"),
        Visit(
            "office:scoring-frame-load",
            "lanhdao_tinh",
            f"{LIST}bo-tieu-chi/nap/",
            then=pressing("Nạp bộ tiêu chí"),
        ),
        Visit("office:scoring-round", "lanhdao_tinh", _address("round", running)),
        Visit("office:scoring-round", "lanhdao", _address("round", disputed)),
        Visit("office:scoring-round", "thanhtra", _address("round", published)),
        Visit("office:scoring-sheet", "lanhdao_khac", _address("sheet", scoring)),
        Visit("office:scoring-sheet", "lanhdao_tinh", _address("sheet", submitted)),
        Visit("office:scoring-sheet", "lanhdao", _address("sheet", objected)),
        Visit("office:scoring-sheet", "thanhtra", _address("sheet", ended)),
        Visit(
            "office:scoring-step",
            "lanhdao_khac",
            _address("sheet", scoring),
            then=pressing("Nộp bản tự chấm"),
        ),
        Visit("office:scoring-score", "lanhdao_khac", _address("score", scoring)),
        Visit("office:scoring-score", "lanhdao_khac", _address("score", scoring), then=_scoring_wrongly),
        Visit("office:scoring-judge", "lanhdao_tinh", _address("judge", submitted)),
        Visit("office:scoring-judge", "lanhdao_tinh", _address("judge", submitted), then=_taking_away),
        Visit("office:scoring-criterion", "lanhdao_khac", _criterion(scoring, 1)),
        Visit("office:scoring-criterion", "lanhdao_tinh", _criterion(objected, 1)),
        Visit("office:scoring-criterion", "lanhdao", _criterion(ended, 2)),
        Visit("office:scoring-criterion", "kiemsoat", _criterion(ended, 4)),
        Visit("office:scoring-criterion", "thanhtra", f"{_criterion(ended, 4)}?dem-lai=1"),
        Visit("office:scoring-prove", "lanhdao_khac", _criterion(scoring, 1), then=pressing("Nộp tệp")),
        Visit("office:scoring-unprove", "lanhdao_khac", _criterion(scoring, 1), then=_withdrawing),
    ]


def _rounds() -> tuple[Round, Round, Round]:
    """One being scored and appraised, one with an objection, one published, with a task."""
    stage = Stage(find_cast())
    with _at(stage, "2026-11-02 08:00"):
        published = stage.open(
            name="Chỉ số quý III (mẫu)", self_due_on="04/11/2026", dispute_due_on="06/11/2026"
        )
        stage.do(stage.at(At.APPRAISED, published), "thong-nhat")
        stage.now = local("2026-11-09 08:00")
        stage.do(_sheet(published, "H03.1.8"), "khong-nop", "lanhdao_tinh")
        stage.publish(published)
        stage.do(_sheet(published, "H03.1.7"), "khac-phuc", **REMEDY)
        disputed = stage.open(name="Chỉ số 9 tháng (mẫu)")
        stage.do(stage.at(At.APPRAISED, disputed), "kien-nghi", **DISPUTE)
        running = stage.open(name="Chỉ số cấp xã năm 2026 (mẫu)")
        stage.at(At.SUBMITTED, running)
        stage.tick()
        other = _sheet(running, "H03.1.8")
        prove(stage.cast.lanhdao_khac, other.pk, "1.1", [ContentFile(PDF, name="Kế hoạch 12.pdf")])
    return running, disputed, published


@contextmanager
def _at(stage: Stage, moment: str) -> Iterator[None]:
    stage.now = local(moment)
    with clock.clock_at(lambda: stage.now):
        yield


def _sheet(round: Round, code: str) -> Sheet:
    return Sheet.objects.get(round=round, agency__code=code)


def _address(name: str, item: object) -> str:
    return reverse(f"office:scoring-{name}", args=[item.pk])  # type: ignore[attr-defined]


def _criterion(sheet: Sheet, number: int) -> str:
    return reverse("office:scoring-criterion", args=[sheet.pk, number])


def _scoring_wrongly(page: Page) -> None:
    page.locator("#id_c2_numerator").fill("21")
    page.locator("#id_c2_denominator").fill("20")
    pressing("Lưu bản tự chấm")(page)


def _taking_away(page: Page) -> None:
    page.locator("#id_c1_points").fill("1")
    pressing("Lưu điểm thẩm định")(page)


def _withdrawing(page: Page) -> None:
    page.locator("summary", has_text="Rút một tệp").click()
    pressing("Rút tệp")(page)
