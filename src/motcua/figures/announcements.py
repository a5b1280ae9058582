"""Figures over what announcing decisions changed in the list of procedures: the columns of Biểu 03b."""

from motcua.figures.facts.announcement import (
    ANNOUNCEMENT,
    LEGAL_TEXT,
    AnnouncementCode,
    AnnouncementMark,
    AnnouncementOn,
    LegalTextCode,
    LegalTextOn,
)
from motcua.figures.facts.procedure import PROCEDURE, ProcedureCode
from motcua.figures.form import Column, Figure, Universe
from motcua.figures.identities import AtMost, Identity, Relation
from motcua.figures.period import Moment
from motcua.figures.predicates import (
    DayBefore,
    Marked,
    Missing,
    Not,
    OneOf,
    Predicate,
    all_of,
    any_of,
    equals,
)
from motcua.figures.procedures import UNIVERSE as UNDER_AUTHORITY

TT_09 = "Thông tư 09/2026/TT-BTP, Biểu 03b (đã đối chiếu tên cột)"
DECISIONS, ANNOUNCED, POSTED, ALL = "Công bố", "Số thủ tục được công bố", "Công khai", "Lũy kế"

SIGNED_IN = all_of(
    DayBefore(AnnouncementOn.SIGNED, Moment.END), Not(DayBefore(AnnouncementOn.SIGNED, Moment.START))
)
UNKNOWN = any_of(
    Missing(AnnouncementOn.SIGNED),
    equals(AnnouncementCode.CHANGE, ""),
    DayBefore(AnnouncementOn.PUBLIC, AnnouncementOn.SIGNED),
)
FIRST = Marked(AnnouncementMark.FIRST)
NEW = equals(AnnouncementCode.CHANGE, "new")
AMENDED = OneOf(AnnouncementCode.CHANGE, ("amended", "replaced"))
ABOLISHED = equals(AnnouncementCode.CHANGE, "abolished")
PUBLIC_BY_END = DayBefore(AnnouncementOn.PUBLIC, Moment.END)

UNUSABLE = Figure(
    "unusable",
    "Thủ tục trong quyết định công bố chưa ghi đủ",
    UNKNOWN,
    "Quy tắc của phần mềm",
    "Chưa rõ ngày ký, chưa rõ thay đổi, hoặc ngày công khai trước ngày ký: chưa tính vào cột nào.",
    ANNOUNCEMENT,
)
ONCE = "Mỗi quyết định được tính một lần, ở lĩnh vực của thủ tục đầu tiên."
TAKEN_DOWN = "Thủ tục bị bãi bỏ đã gỡ khỏi nơi công khai."


def universe(origin: str) -> Predicate:
    return all_of(SIGNED_IN, Not(UNKNOWN), equals(AnnouncementCode.ORIGIN, origin))


def others(origin: str) -> tuple[Universe, ...]:
    """Beside what was announced: the procedures under authority, and the legal texts that decisions name."""
    signed = all_of(
        DayBefore(LegalTextOn.SIGNED, Moment.END), Not(DayBefore(LegalTextOn.SIGNED, Moment.START))
    )
    return (
        Universe(PROCEDURE, all_of(UNDER_AUTHORITY, equals(ProcedureCode.ORIGIN, origin))),
        Universe(LEGAL_TEXT, all_of(signed, equals(LegalTextCode.ORIGIN, origin))),
    )


def columns(origin: str, first: int) -> tuple[Column, ...]:
    """The columns that both parts share, numbered from ``first``."""
    within = universe(origin)

    def counted(key: str, name: str, *parts: Predicate, note: str = "") -> Figure:
        return Figure(key, name, all_of(within, *parts), TT_09, note, ANNOUNCEMENT)

    standing = Figure(
        "under_authority",
        "Tổng số thủ tục thuộc thẩm quyền",
        others(origin)[0].predicate,
        TT_09,
        "",
        PROCEDURE,
    )
    return (
        Column(first, counted("decisions", "Số quyết định công bố", FIRST, note=ONCE), DECISIONS),
        Column(first + 1, counted("announced", "Tổng số"), ANNOUNCED),
        Column(first + 2, counted("new", "Ban hành mới", NEW), ANNOUNCED),
        Column(first + 3, counted("amended", "Sửa đổi, bổ sung, thay thế", AMENDED), ANNOUNCED),
        Column(first + 4, counted("abolished", "Bãi bỏ", ABOLISHED), ANNOUNCED),
        Column(first + 5, counted("posted", "Đã công khai", Not(ABOLISHED), PUBLIC_BY_END), POSTED),
        Column(
            first + 6,
            counted("taken_down", "Không công khai (bãi bỏ)", ABOLISHED, PUBLIC_BY_END, note=TAKEN_DOWN),
            POSTED,
        ),
        Column(first + 7, standing, ALL),
    )


def legal_texts(origin: str, number: int) -> Column:
    figure = Figure(
        "legal_texts", "Số văn bản quy phạm pháp luật", others(origin)[1].predicate, TT_09, "", LEGAL_TEXT
    )
    return Column(number, figure, DECISIONS)


def identities(first: int) -> tuple[Relation, ...]:
    """Every line has one change; a decision has at least one line; what is posted was announced."""
    decisions, announced, new, amended, abolished, posted, taken_down = range(first, first + 7)
    return (
        Identity(announced, (new, amended, abolished)),
        AtMost(decisions, announced),
        AtMost(posted, announced),
        AtMost(taken_down, abolished),
    )
