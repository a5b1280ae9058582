"""What goes in and out, for checking and for the published description (OpenAPI).

Texts are bounded here once; what they must contain is the actions' affair.
"""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from motcua.api.reading import Amount, Day, Instant, Long, Name, Storable
from motcua.catalogue.models import Channel
from motcua.dossiers.models import ApplicantKind, Delivery, Digitised, Source, TypedBy

MAXIMUM = 100  # items of a list


class Given(Schema):
    """A body: unknown members are refused, so that a misspelt one is not lost."""

    model_config = ConfigDict(extra="forbid")


class ComponentIn(Given):
    name: Storable = Field(max_length=500)
    original: int = Field(0, ge=0, le=99, strict=True)
    copy_: int = Field(0, ge=0, le=99, strict=True, alias="copy")
    ticked: bool = Field(True, strict=True)


class DossierIn(Given):
    procedure: Storable = Field(max_length=30, description="Mã thủ tục", examples=["1.001193"])
    agency: Storable | None = Field(
        None, max_length=35, description="Mã định danh cơ quan; bỏ trống: cơ quan của tài khoản"
    )
    channel: Channel | None = Field(None, description="Hình thức nộp; bỏ trống: trực tiếp")
    typed_by: TypedBy | None = None
    source: Source | None = None
    applicant_kind: ApplicantKind | None = None
    full_name: Storable = Field(max_length=150, description="Họ và tên chủ hồ sơ")
    id_number: Storable | None = Field(None, max_length=20)
    birth_date: Day | None = None
    phone: Storable | None = Field(None, max_length=20)
    email: Storable | None = Field(None, max_length=254)
    address: Storable | None = Field(None, max_length=250)
    submitter: Storable | None = Field(None, max_length=150, description="Người nộp, nếu khác chủ hồ sơ")
    copies: int | None = Field(None, ge=1, le=1000, strict=True)
    fee: Amount | None = Field(None, description="Phí, lệ phí (đồng); bỏ trống: theo danh mục")
    payment: Literal["unpaid", "counter", "online"] | None = Field(
        None, description="Phí, lệ phí đã nộp thế nào; bỏ trống: chưa nộp"
    )
    digitised: Digitised | None = Field(
        None, description="Số hóa giấy tờ; bỏ trống: bản điện tử nếu nộp trực tuyến, nếu không là chưa số hóa"
    )
    linked_to: Storable | None = Field(
        None, max_length=60, description="Mã hồ sơ chính, khi đây là hồ sơ con của nhóm liên thông"
    )
    delivery: Delivery | None = None
    note: Storable | None = Field(None, max_length=500)
    occurred_at: Instant | None = Field(None, description="Chỉ khi nhập lại từ sổ giấy (source = paper)")
    due_at: Instant | None = Field(None, description="Ngày hẹn trả ghi trong sổ giấy")
    components: list[ComponentIn] | None = Field(
        None, max_length=MAXIMUM, description="Giấy tờ đã nhận; bỏ trống: đủ mọi giấy tờ bắt buộc"
    )
    form: dict[Name, Long] | None = Field(
        None, max_length=200, description="Nội dung tờ khai, theo tên trường của thủ tục"
    )

    def as_data(self) -> dict[str, Any]:
        """As the actions take it: what was not given is left out."""
        return self.model_dump(exclude_none=True, by_alias=True)


class ActionIn(Given):
    data: dict[Name, Long | int | bool | list[Long] | None] = Field(
        default_factory=dict, max_length=MAXIMUM, description="Các mục của thao tác, xem available của hồ sơ"
    )
    at: Instant | None = Field(None, description="Chỉ với hồ sơ nhập lại từ sổ giấy")


class Problem(Schema):
    code: str = Field(examples=["input"])
    message: str
    fields: dict[str, str] = Field(description="Lỗi của từng mục, theo tên mục")


class Named(Schema):
    code: str
    name: str


class ApplicantBrief(Schema):
    kind: str
    full_name: str
    id_number: str = Field(description="đã che bớt")
    phone: str = Field(description="đã che bớt")


class ApplicantFull(ApplicantBrief):
    birth_date: date | None
    email: str
    address: str
    submitter: str
    form: dict[str, Any]


class DossierBrief(Schema):
    code: str
    agency: Named
    procedure: Named
    status: int
    status_text: str
    outcome: str
    channel: str
    typed_by: str
    source: str
    submitted_at: datetime
    received_at: datetime | None
    due_at: datetime | None = Field(description="không có khi đang tạm dừng tính thời hạn, hoặc không có hạn")
    first_due_at: datetime | None
    waiting: bool
    resolved_at: datetime | None
    returned_at: datetime | None
    fee: int
    copies: int
    delivery: str
    note: str
    synthetic: bool
    applicant: ApplicantBrief | ApplicantFull


class DossierPage(Schema):
    items: list[DossierBrief]
    next: str | None = Field(description="gửi lại trong cursor để lấy trang sau; null: đã hết")


class TraceDay(Schema):
    date: date
    counted: bool
    ordinal: int | None
    kind: str
    reason: str


class TaskOut(Schema):
    step: int
    kind: str
    name: str
    agency: Named
    role: str
    state: str
    opened_at: datetime
    due_at: datetime | None
    done_at: datetime | None


class MomentOut(Schema):
    verb: str
    sentence: str
    occurred_at: datetime
    recorded_at: datetime
    actor: str


class FieldOut(Schema):
    name: str
    label: str
    kind: str
    required: bool
    choices: list[tuple[str, str]]
    help: str


class AvailableOut(Schema):
    verb: str
    label: str
    primary: bool
    fields: list[FieldOut]


class DossierFull(DossierBrief):
    components: list[dict[str, Any]]
    trace: list[TraceDay] = Field(description="cách tính ngày hẹn trả, từng ngày một")
    tasks: list[TaskOut]
    timeline: list[MomentOut]
    available: list[AvailableOut] = Field(description="việc tài khoản này làm được bây giờ")


class FigureRow(Schema):
    key: str
    name: str
    cells: dict[str, int]


class IdentityOut(Schema):
    text: str
    holds: bool


class RatioOut(Schema):
    name: str
    formula: str
    numerator: int
    denominator: int
    digits: int
    text: str


class Figures(Schema):
    form: str
    agency: str
    from_: date = Field(alias="from")
    to: date
    rows: list[FigureRow]
    sections: list[FigureRow] = []
    total: dict[str, int]
    identities: list[IdentityOut]
    ratios: list[RatioOut]


class Health(Schema):
    status: str
    database: bool
