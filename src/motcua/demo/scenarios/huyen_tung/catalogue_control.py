"""Control of the ward's catalogue, by the real actions with the clock set back: a decision carried out, one
that is owed, looks at the board and the web pages, what was delegated and where the guidance disagrees.

The nine delegated procedures of goods in circulation are those of report 004 in number; five are made up
because the catalogue has only four. Everything here is marked as made up.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time

from django.core.files.base import ContentFile

from motcua.attachments.actions import receive
from motcua.catalogue.actions import Draft, offer, publish_many
from motcua.catalogue.decisions import DecisionDraft, record_decision
from motcua.catalogue.delegations.recording import (
    DelegationDraft,
    GuidanceDraft,
    record_delegation,
    record_guidance,
)
from motcua.catalogue.effects.amending import Amendment, describe_amendment
from motcua.catalogue.effects.applying import apply_effects
from motcua.catalogue.models import Decision, Offering, Procedure, Sector
from motcua.catalogue.posting.checking import CheckDraft, record_check
from motcua.demo.cast import Cast
from motcua.demo.procedures import STEPS
from motcua.organisation.queries import calendar_of
from motcua.terms import clock
from motcua.texts.fold import search_key

GOODS = "Lưu thông hàng hóa"
KNOWN = ("2.000620", "2.000181", "2.000633", "2.001283")
MADE_UP: Mapping[str, str] = {
    "9.004001": "Cấp lại Giấy phép bán lẻ rượu (mẫu)",
    "9.004002": "Cấp sửa đổi, bổ sung Giấy phép bán lẻ rượu (mẫu)",
    "9.004003": "Cấp lại Giấy phép bán lẻ sản phẩm thuốc lá (mẫu)",
    "9.004004": "Cấp sửa đổi, bổ sung Giấy phép bán lẻ sản phẩm thuốc lá (mẫu)",
    "9.004005": "Cấp lại Giấy phép sản xuất rượu thủ công (mẫu)",
}
DELEGATED = (*KNOWN, *MADE_UP)
ABOLISHED, FORMER, FOLLOWING = "1.000593", "9.004011", "9.004012"
PAIR = {FORMER: "Xác nhận nguồn gốc hàng hóa (mẫu)", FOLLOWING: "Xác nhận nguồn gốc hàng hóa liên xã (mẫu)"}
SINCE = date(2025, 7, 1)
BASIS = "Luật Tổ chức chính quyền địa phương 72/2025/QH15 (mẫu)"
PAGE = "https://huyentung.mau.vn/thu-tuc-hanh-chinh"


def fill(cast: Cast) -> None:
    """After ``beside``: its decision 1955 is left to be carried out, overdue."""
    control = _Control(cast)
    control.procedures()
    control.decision()
    control.amendments()
    control.looks()
    control.delegations()
    control.guidance()


class _Control:
    def __init__(self, cast: Cast) -> None:
        self.cast, self.ward = cast, cast.ward.committee
        self.calendar, self.today = calendar_of(self.ward), clock.today()

    def procedures(self) -> None:
        sector = Sector.objects.get(name=GOODS)
        names = {**MADE_UP, **PAIR}
        Procedure.objects.bulk_create(
            Procedure(
                code=code, name=name, sector=sector, synthetic=True, search=f" {search_key(name)} {code} "
            )
            for code, name in names.items()
        )
        rows = list(Procedure.objects.filter(code__in=names).select_related("sector"))
        publish_many([Draft(row, _content(row, sector), SINCE) for row in rows])
        mine = [row for row in rows if row.code != FOLLOWING]
        offer(self.ward, mine, valid_from=SINCE, office_of={sector.code: self.cast.ward.culture})

    def decision(self) -> None:
        """One procedure abolished, one replaced by another; carried out the day after it was signed."""
        with self.morning(34) as day:
            decision = record_decision(
                self.cast.kiemsoat,
                DecisionDraft(
                    number="1630/QĐ-UBND (mẫu)",
                    signed_on=day,
                    effective_on=self.day(28),
                    origin="central",
                    issued_by=f"Chủ tịch {self.cast.province.name}",
                    changes={ABOLISHED: "abolished", FOLLOWING: "replaced"},
                    replaces={FOLLOWING: FORMER},
                    agency=self.cast.province,
                    title="Bãi bỏ, thay thế thủ tục hành chính (mẫu)",
                    source="dữ liệu mẫu",
                ),
            )
        with self.morning(33):
            apply_effects(self.cast.kiemsoat, decision, self.ward)

    def amendments(self) -> None:
        """What decision 1802 of ``beside`` changed."""
        decision = Decision.objects.get(number="1802/QĐ-UBND (mẫu)")
        with self.morning(22):
            for code in decision.entries.exclude(change="new").values_list("procedure__code", flat=True):
                note = Amendment(note="Bổ sung cách nộp trực tuyến (mẫu)")
                describe_amendment(self.cast.kiemsoat, decision, code, note)
            apply_effects(self.cast.kiemsoat, decision, self.ward)

    def looks(self) -> None:
        """The board before the decisions changed it, the page after them, the portal in part."""
        codes = self.offered(40)
        self.look(40, "one_stop", {**_all(codes), "item:fees": "current", "item:staff": "current",
                                   "item:hours": "current", "item:feedback": "current"})  # fmt: skip
        codes = self.offered(20)
        self.look(20, "website", {**_all(codes[8:]), **dict.fromkeys(codes[:5], "absent"),
                                  "item:fees": "absent", "item:hours": "current"})  # fmt: skip
        self.look(15, "portal", {**_all(codes[4:]), codes[0]: "old", codes[1]: "old"})

    def look(self, days: int, place: str, answers: Mapping[str, str]) -> None:
        text = f"Biên bản kiểm tra niêm yết (mẫu), {len(answers)} nội dung."
        page = "" if place == "one_stop" else PAGE
        proof = receive(ContentFile(text.encode(), "bien-ban-kiem-tra-mau.txt"))
        with self.morning(days) as day:
            draft = CheckDraft(self.ward, place, day, answers, page, "Kiểm tra định kỳ (mẫu)", [proof])
            record_check(self.cast.kiemsoat, draft)

    def delegations(self) -> None:
        """Nine procedures of goods; two delegates for one of them; one act that ended and was still used."""
        with self.morning(60) as day:
            goods = DelegationDraft(
                "4610/QĐ-UBND (mẫu)", "authorised", self.cast.province, self.ward, day, day, BASIS, DELEGATED,
                conditions="Hồ sơ của tổ chức, cá nhân có trụ sở trên địa bàn phường (mẫu).",
            )  # fmt: skip
            record_delegation(self.cast.kiemsoat, goods)
        with self.morning(50) as day:
            again = DelegationDraft(
                "4655/QĐ-UBND (mẫu)", "authorised", self.cast.province, self.cast.ward.culture, day, day,
                BASIS, [KNOWN[0]],
            )  # fmt: skip
            record_delegation(self.cast.kiemsoat, again)
        with self.morning(45) as day:
            ended = DelegationDraft(
                "1215/QĐ-UBND (mẫu)", "decentralised", self.cast.district, self.ward, day, day, BASIS,
                ["1.001612"], valid_to=self.day(25),
            )  # fmt: skip
            record_delegation(self.cast.kiemsoat, ended)

    def guidance(self) -> None:
        """Terms and fees that do not agree for five of the nine."""
        with self.morning(44) as day:
            office = GuidanceDraft(
                self.cast.province, "1120/SCT-QLTM (mẫu)", "Sở Công Thương (mẫu)", day,
                dict.fromkeys(DELEGATED, (10, 1_100_000)),
            )  # fmt: skip
            record_guidance(self.cast.kiemsoat, office)
        with self.morning(30) as day:
            says = dict.fromkeys(DELEGATED[:4], (7, 1100000)) | {DELEGATED[4]: (10, 400_000)}
            city = GuidanceDraft(self.cast.district, "86/UBND-KT (mẫu)", self.cast.district.name, day, says)
            record_guidance(self.cast.kiemsoat, city)

    def offered(self, days: int) -> list[str]:
        """What the ward had to post then."""
        day = self.day(days)
        rows = Offering.objects.filter(agency=self.ward, valid_from__lte=day).exclude(valid_to__lt=day)
        return sorted(rows.values_list("procedure__code", flat=True))

    def day(self, days: int) -> date:
        """That many working days before today, whatever the clock was set to meanwhile."""
        day = self.today
        for _ in range(days):
            day = self.calendar.previous_working(day)
        return day

    @contextmanager
    def morning(self, days: int) -> Iterator[date]:
        day = self.day(days)
        with clock.clock_at(datetime.combine(day, time(10, 30), clock.VN)):
            yield day


def _all(codes: list[str]) -> dict[str, str]:
    return dict.fromkeys(codes, "current")


def _content(procedure: Procedure, sector: Sector) -> dict[str, object]:
    return {
        "code": procedure.code,
        "name": procedure.name,
        "sector": {"code": sector.code, "name": sector.name},
        "level": "commune",
        "term": {"value": 10, "unit": "working_day", "text": "", "same_day_cutoff": None},
        "components": [{"name": "Đơn đề nghị (mẫu)", "original": 1, "copy": 0, "conditional": False}],
        "channels": ["counter", "online", "post"],
        "result": "Giấy phép (mẫu)",
        "service_level": "partial",
        "confidence": "synthetic",
        "source": "dữ liệu mẫu",
        "steps": STEPS,
    }
