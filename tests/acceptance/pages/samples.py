"""Samples of an inspection in every state, their forms refused, and check sheets filled in and corrected."""

from datetime import timedelta
from typing import Any

from django.urls import reverse

from motcua.demo.cast import find_cast
from motcua.oversight.actions.sample_drawing import perform
from motcua.oversight.actions.sample_freezing import freeze
from motcua.oversight.actions.sample_sheets import fill
from motcua.oversight.models import Inspection, Sample
from motcua.oversight.samples.results import items_of
from motcua.oversight.tests.samples import DIGEST, FREEZE, SECRET
from motcua.terms import clock
from tests.acceptance.pages.oversight import running_inspection
from tests.acceptance.visit import Books, Visit, pressing


def visits(books: Books) -> list[Visit]:
    item = running_inspection()
    frozen, bound, drawn = _frozen(item, "Hồ sơ quá hạn (mẫu)"), _bound(item), drawn_sample(item)
    items = list(items_of(drawn))
    lost = next(each for each in items if each.lost_reason)
    filled = next(each for each in items if each.sheets.exists())
    blank = next(each for each in items if not each.lost_reason and not each.sheets.exists())
    samples, freezing = _page("samples", item.pk), _page("sample-freeze", item.pk)
    sheet = _page("sample-sheet", item.pk, drawn.pk, blank.pk)
    written = _page("sample-sheet", item.pk, drawn.pk, filled.pk)
    one = _page("sample", item.pk, drawn.pk)
    return [
        Visit("oversight:samples", "doanvien", samples),
        Visit("oversight:samples", "kiemsoat_tp", samples),
        Visit("oversight:sample-freeze", "doanvien", freezing),
        Visit("oversight:sample-freeze", "doanvien", freezing, then=pressing("Chốt tổng thể")),
        Visit("oversight:sample", "doanvien", _page("sample", item.pk, frozen.pk)),
        Visit("oversight:sample", "doanvien", _page("sample", item.pk, bound.pk)),
        Visit("oversight:sample", "doanvien", one),
        Visit("oversight:sample", "doanvien", f"{one}?tieu_chi=0"),
        Visit("oversight:sample", "kiemsoat_tp", one),
        Visit("oversight:sample-act", "doanvien", _page("sample", item.pk, bound.pk),
              then=pressing("Chọn hồ sơ")),
        Visit("oversight:sample-sheet", "doanvien", sheet),
        Visit("oversight:sample-sheet", "doanvien", sheet, then=pressing("Ghi phiếu")),
        Visit("oversight:sample-sheet", "doanvien", written),
        Visit("oversight:sample-sheet", "kiemsoat_tp", written),
        Visit("oversight:sample-sheet", "doanvien", _page("sample-sheet", item.pk, drawn.pk, lost.pk)),
    ]  # fmt: skip


def drawn_sample(item: Inspection) -> Sample:
    """One dossier replaced, one sheet corrected; committed some hours before the public value was known."""
    member, now = find_cast().doanvien, clock.now()
    with clock.clock_at(now - timedelta(hours=3)):
        sample = _bound(item, known_from=now - timedelta(hours=1), by_channel=True, by_risk=True)
    perform(member, sample.pk, "chon", {"public": "48213", "nonce": SECRET})
    lost, checked = items_of(sample)[:2]
    said = {"code": lost.dossier.code, "reason": "Hồ sơ giấy thất lạc, có biên bản (mẫu)"}
    perform(member, sample.pk, "thay", said)
    late = {"answer_1": "met", "answer_2": "fault", "note": "Chậm 2 ngày (mẫu)"}
    fill(member, sample.pk, checked.pk, late)
    fill(member, sample.pk, checked.pk, {**late, "answer_1": "none", "reason": "Ghi nhầm tiêu chí (mẫu)"})
    return sample


def _frozen(item: Inspection, title: str, **changes: Any) -> Sample:
    later = {"known_from": clock.now() + timedelta(hours=5)}
    return freeze(find_cast().doanvien, item, {**FREEZE, "title": title, **later, **changes})


def _bound(item: Inspection, **changes: Any) -> Sample:
    sample = _frozen(item, "Hồ sơ tháng 11 theo kênh và rủi ro (mẫu)", **changes)
    given = {"party": "UBND phường Huyền Tụng (mẫu)", "digest": DIGEST}
    return perform(find_cast().doanvien, sample.pk, "so-bi-mat", given)


def _page(name: str, *arguments: Any) -> str:
    return reverse(f"oversight:{name}", args=arguments)
