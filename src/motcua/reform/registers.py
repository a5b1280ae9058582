"""What the registers of reform hold: one declaration each; one page, form, action, export serve all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.dossiers.errors import BadInput
from motcua.dossiers.fields import FieldSpec
from motcua.texts.numbers import group

NUMBERS = ("count", "money")
PARTS = ("part_1", "part_2", "part_3")


@dataclass(frozen=True)
class Sum:
    """``whole`` is the sum of ``parts`` (three at most): names of fields of the register."""

    whole: str
    parts: tuple[str, ...]

    def check(self, values: Mapping[str, Any], label: Mapping[str, str]) -> None:
        """Raises BadInput that says by how much."""
        whole, added = values[self.whole], sum(values[name] for name in self.parts)
        if whole == added:
            return
        words = " + ".join(f"{label[name].lower()} {group(values[name])}" for name in self.parts)
        side = "lớn hơn" if whole > added else "nhỏ hơn"
        text = (
            f"{label[self.whole]} {group(whole)} {side} tổng các phần ({words} = {group(added)}) là "
            f"{group(abs(whole - added))}. Sửa một trong các số này."
        )
        raise BadInput(text, {self.whole: text})

    def columns(self, values: Mapping[str, Any]) -> dict[str, int]:
        """The values of the columns that the database adds up."""
        parts = [values[name] for name in self.parts]
        return {"whole": values[self.whole], **dict(zip(PARTS, parts, strict=False))}


@dataclass(frozen=True)
class Bound:
    """``less`` is not more than ``more``."""

    less: str
    more: str

    def check(self, values: Mapping[str, Any], label: Mapping[str, str]) -> None:
        over = values[self.less] - values[self.more]
        if over > 0:
            text = f"{label[self.less]} nhiều hơn {label[self.more].lower()} là {group(over)}. Kiểm tra lại."
            raise BadInput(text, {self.less: text})


@dataclass(frozen=True)
class Need:
    """``name`` has to be said where ``of`` is ``value``; ``text`` tells what to do."""

    name: str
    of: str
    value: str
    text: str

    def check(self, values: Mapping[str, Any]) -> None:
        """Raises BadInput."""
        if values[self.of] == self.value and not values[self.name]:
            raise BadInput(self.text, {self.name: self.text})


@dataclass(frozen=True)
class Register:
    """``fields``: beside the day. ``monthly``: one line a month. ``every_half``: a duty in each half year.

    ``told_in``: key of the register that tells one by one, on the same day, what a line of this one counts.
    """

    key: str
    title: str
    lead: str
    day: str
    fields: tuple[FieldSpec, ...]
    sum: Sum | None = None
    bounds: tuple[Bound, ...] = ()
    needs: tuple[Need, ...] = ()
    monthly: bool = False
    every_half: bool = False
    told_in: str = ""
    totals: tuple[str, ...] = ()

    @property
    def labels(self) -> dict[str, str]:
        return {spec.name: spec.label for spec in self.fields}

    @property
    def kinds(self) -> dict[str, str]:
        """The choices of the field ``kind``, where there is one."""
        return {value: text for spec in self.fields if spec.name == "kind" for value, text in spec.choices}

    @property
    def specs(self) -> tuple[FieldSpec, ...]:
        """The inputs of a line: its day and its fields."""
        return (FieldSpec("occurred_on", self.day, "date"), *self.fields)

    def check(self, values: Mapping[str, Any]) -> None:
        """Raises BadInput where the numbers of a line contradict each other."""
        if self.sum:
            self.sum.check(values, self.labels)
        for bound in self.bounds:
            bound.check(values, self.labels)
        for need in self.needs:
            need.check(values)

    def slot(self, day: date) -> str:
        return f"{day:%Y-%m}" if self.monthly else ""

    def shown(self, data: Mapping[str, Any]) -> list[str]:
        """The values of a line as text, in the order of the fields."""
        return [_shown(spec, data.get(spec.name)) for spec in self.fields]


def _shown(spec: FieldSpec, value: Any) -> str:
    if spec.kind == "choice":
        return dict(spec.choices).get(value, "")
    if spec.kind in NUMBERS:
        return group(value) if value is not None else ""
    if spec.kind == "flag":
        return "Có" if value else "Không"
    return str(value or "")


def _count(name: str, label: str, help: str = "") -> FieldSpec:
    return FieldSpec(name, label, "count", help=help)


def _text(name: str, label: str, required: bool = True, length: int = 300) -> FieldSpec:
    return FieldSpec(name, label, "text", required=required, max_length=length)


def _choice(name: str, label: str, choices: tuple[tuple[str, str], ...]) -> FieldSpec:
    return FieldSpec(name, label, "choice", choices=choices)


DIRECTIVES = (
    ("plan", "Kế hoạch"), ("decision", "Quyết định"), ("notice", "Thông báo"),
    ("conclusion", "Thông báo kết luận"), ("letter", "Công văn đôn đốc"),
)  # fmt: skip
WAYS = (
    ("meeting", "Cuộc họp, hội nghị"), ("board", "Bảng tin, pa nô"), ("media", "Loa, trang thông tin"),
    ("contest", "Cuộc thi"), ("initiative", "Sáng kiến"),
)  # fmt: skip

ANSWERED, PENDING = "answered", "pending"
EQUIPMENT = (
    ("computer", "Máy tính của cán bộ"), ("public", "Máy tính hỗ trợ nộp hồ sơ trực tuyến"),
    ("scanner", "Máy quét"), ("screen", "Màn hình tra cứu, đánh giá"), ("other", "Thiết bị khác"),
)  # fmt: skip
"""The kinds that form 08b of Circular 09/2026/TT-BTP asks for (columns 7 to 10), and others."""

_ALL = (
    Register(
        "directive", "Văn bản chỉ đạo", "Văn bản chỉ đạo, điều hành cải cách hành chính đã ban hành.",
        "Ngày ban hành",
        (_choice("kind", "Loại văn bản", DIRECTIVES), _text("number", "Số, ký hiệu", length=60),
         _text("subject", "Trích yếu")),
    ),
    Register(
        "exchange", "Văn bản điện tử",
        "Văn bản đi dưới dạng điện tử có chữ ký số, từng tháng; ba phần phải cộng đủ tổng số.",
        "Một ngày trong tháng",
        (_count("total", "Tổng văn bản đi"), _count("linked", "Gửi liên thông"),
         _count("internal", "Nội bộ"), _count("rest", "Còn lại", "Không liên thông, không nội bộ.")),
        Sum("total", ("linked", "internal", "rest")), monthly=True,
        totals=("total", "linked", "internal", "rest"),
    ),
    Register(
        "communication", "Tuyên truyền", "Cuộc họp, bảng tin, cuộc thi, sáng kiến về cải cách hành chính.",
        "Ngày tổ chức",
        (_choice("kind", "Hình thức", WAYS), _text("subject", "Nội dung"),
         _text("audience", "Đối tượng", required=False), _count("people", "Lượt người"),
         FieldSpec("reform", "Có nội dung cải cách hành chính", "flag", required=False)),
        totals=("people",),
    ),
    Register(
        "dialogue", "Đối thoại", "Đối thoại với người dân, tổ chức: mỗi sáu tháng ít nhất một lần.",
        "Ngày đối thoại",
        (_text("subject", "Chủ đề"), _count("people", "Số người dự"),
         _count("questions", "Câu hỏi, kiến nghị"),
         _count("answered", "Đã trả lời"), _count("pending", "Chưa trả lời"),
         FieldSpec("content", "Diễn biến, ghi chú", "long_text", required=False, max_length=5000,
                   help="Từng câu hỏi và câu trả lời ghi ở sổ hỏi đáp.")),
        Sum("questions", (ANSWERED, PENDING)), every_half=True, told_in="question",
        totals=("people", "questions", "answered", "pending"),
    ),
    Register(
        "question", "Hỏi đáp đối thoại",
        "Từng câu hỏi, kiến nghị ở đối thoại và câu trả lời; trả lời sau thì đính chính dòng.",
        "Ngày đối thoại",
        (FieldSpec("question", "Câu hỏi, kiến nghị", "long_text", max_length=1000,
                   help="Không ghi tên người hỏi."),
         _choice("state", "Tình trạng", ((ANSWERED, "Đã trả lời"), (PENDING, "Chưa trả lời"))),
         FieldSpec("answer", "Trả lời", "long_text", required=False, max_length=2000),
         _text("by", "Nơi trả lời", required=False, length=150)),
        needs=(Need("answer", "state", ANSWERED, "Ghi câu trả lời, hoặc chọn “Chưa trả lời”."),),
    ),
    Register(
        "training", "Đào tạo, bồi dưỡng", "Lớp tập huấn cho cán bộ, công chức.", "Ngày khai giảng",
        (_text("subject", "Nội dung"), _text("field", "Lĩnh vực", length=100), _count("people", "Số người")),
        totals=("people",),
    ),
    Register(
        "team", "Tổ công nghệ số", "Tổ công nghệ số cộng đồng ở khu dân cư.", "Ngày thành lập",
        (_text("name", "Tên tổ", length=150), _count("people", "Số thành viên"),
         _text("skills", "Kỹ năng, việc làm được", required=False)),
        totals=("people",),
    ),
    Register(
        "equipment", "Trang thiết bị",
        "Thiết bị đã trang bị cho Bộ phận Một cửa; hỏng hoặc sửa xong thì đính chính dòng.", "Ngày trang bị",
        (_choice("kind", "Loại", EQUIPMENT), _text("name", "Tên, nơi đặt", length=200),
         _count("total", "Số lượng"), _count("working", "Dùng được"), _count("broken", "Hỏng")),
        Sum("total", ("working", "broken")), totals=("total", "working", "broken"),
    ),
    Register(
        "budget", "Kinh phí", "Dự toán bằng phần đã dùng cộng phần còn lại, tính bằng đồng.",
        "Ngày giao dự toán",
        (_text("subject", "Nội dung"), FieldSpec("estimate", "Dự toán", "money"),
         FieldSpec("used", "Đã sử dụng", "money"), FieldSpec("left", "Còn lại", "money"),
         FieldSpec("settled", "Đã quyết toán", "money")),
        Sum("estimate", ("used", "left")), (Bound("settled", "used"),),
        totals=("estimate", "used", "left", "settled"),
    ),
)  # fmt: skip
REGISTERS: Mapping[str, Register] = {register.key: register for register in _ALL}
