"""The case itself. Its history is the journal; the columns are the fold of that history."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from motcua.catalogue.models import Channel, ServiceLevel


class Status(models.IntegerChoices):
    """Codes of the exchange with the national portal (domain.md 3, verified in source code)."""

    SUBMITTED = 1, _("Mới đăng ký")
    RECEIVED = 2, _("Được tiếp nhận")
    NOT_ACCEPTED = 3, _("Không được tiếp nhận")
    IN_PROGRESS = 4, _("Đang xử lý")
    SUPPLEMENT = 5, _("Yêu cầu bổ sung giấy tờ")
    PAYMENT = 6, _("Yêu cầu thực hiện nghĩa vụ tài chính")
    WITHDRAWN = 7, _("Công dân yêu cầu rút hồ sơ")
    STOPPED = 8, _("Dừng xử lý")
    RESOLVED = 9, _("Đã xử lý xong")
    RETURNED = 10, _("Đã trả kết quả")


class Outcome(models.TextChoices):
    GRANTED = "granted", _("Có kết quả")
    REFUSED = "refused", _("Từ chối giải quyết")
    NOT_ACCEPTED = "not_accepted", _("Không tiếp nhận")
    WITHDRAWN = "withdrawn", _("Rút hồ sơ")
    STOPPED = "stopped", _("Dừng giải quyết")


class TypedBy(models.TextChoices):
    """Who typed the dossier in; "online" alone hides who really did [001]."""

    OFFICER = "officer", _("Cán bộ nhập")
    CITIZEN = "citizen", _("Công dân tự nộp tại nhà")
    HELPED = "helped", _("Công dân nộp có hướng dẫn tại quầy")


class Source(models.TextChoices):
    SOFTWARE = "software", _("Tiếp nhận qua phần mềm")
    PAPER = "paper", _("Nhập lại từ sổ giấy")


class Delivery(models.TextChoices):
    COUNTER = "counter", _("Nhận tại quầy")
    POST = "post", _("Nhận qua bưu chính công ích")
    ONLINE = "online", _("Nhận bản điện tử")


class Digitised(models.TextChoices):
    """How a dossier's papers are held (domain.md 3: chưa số hóa, được số hóa, tái sử dụng)."""

    NONE = "none", _("Chưa số hóa")
    SCANNED = "scanned", _("Đã số hóa từ bản giấy")
    REUSED = "reused", _("Tái sử dụng giấy tờ đã số hóa")
    ELECTRONIC = "electronic", _("Nộp bản điện tử ngay từ đầu")


class ResultForm(models.TextChoices):
    PAPER = "paper", _("Bản giấy")
    ELECTRONIC = "electronic", _("Bản điện tử")


class Payment(models.TextChoices):
    """How the fee or charge was paid; NONE: nothing is due."""

    NONE = "none", _("Không phải nộp")
    UNPAID = "unpaid", _("Chưa nộp")
    COUNTER = "counter", _("Nộp tại quầy")
    ONLINE = "online", _("Thanh toán trực tuyến")


class Dossier(models.Model):
    """``*_at`` are instants (UTC in the database); ``*_on`` the local day of the instant beside it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("mã hồ sơ"), max_length=60, unique=True)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="dossiers", db_index=False)
    counter = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+", db_index=False)
    version = models.ForeignKey("catalogue.ProcedureVersion", models.PROTECT, db_index=False)
    procedure = models.ForeignKey("catalogue.Procedure", models.PROTECT, related_name="dossiers")
    sector = models.ForeignKey("catalogue.Sector", models.PROTECT, null=True, blank=True, db_index=False)
    channel = models.CharField(_("hình thức nộp"), max_length=7, choices=Channel)
    typed_by = models.CharField(_("người nhập"), max_length=7, choices=TypedBy)
    source = models.CharField(_("nguồn"), max_length=8, choices=Source)
    service_level = models.CharField(_("mức độ dịch vụ"), max_length=10, choices=ServiceLevel)
    status = models.PositiveSmallIntegerField(_("trạng thái"), choices=Status)
    outcome = models.CharField(_("kết quả"), max_length=12, choices=Outcome, blank=True)
    submitted_at = models.DateTimeField(_("thời điểm nộp"))
    received_at = models.DateTimeField(_("thời điểm tiếp nhận"), null=True)
    recorded_at = models.DateTimeField(_("thời điểm ghi nhận"))
    first_due_at = models.DateTimeField(_("hẹn trả lần đầu"), null=True)
    due_at = models.DateTimeField(_("hẹn trả"), null=True)
    due_on = models.DateField(null=True, editable=False)
    waiting = models.BooleanField(_("đang tạm dừng tính thời hạn"), default=False)
    resolved_at = models.DateTimeField(_("thời điểm có kết quả"), null=True)
    resolved_on = models.DateField(null=True, editable=False)
    returned_at = models.DateTimeField(_("thời điểm trả kết quả"), null=True)
    step = models.PositiveSmallIntegerField(_("bước hiện tại"), default=0)
    intake_supplements = models.PositiveSmallIntegerField(default=0)
    reappointments = models.PositiveSmallIntegerField(default=0)
    supplement_due_at = models.DateTimeField(_("hạn bổ sung"), null=True)
    components = models.JSONField(_("thành phần hồ sơ"), default=list)
    copies = models.PositiveSmallIntegerField(_("số bộ"), default=1)
    fee = models.PositiveIntegerField(_("phí, lệ phí (đồng)"), default=0)
    payment = models.CharField(_("thanh toán"), max_length=7, choices=Payment, blank=True)
    paid_at = models.DateTimeField(_("thời điểm nộp tiền"), null=True)
    payment_failed = models.BooleanField(_("có lần thanh toán trực tuyến không thành công"), default=False)
    digitised = models.CharField(_("số hóa giấy tờ"), max_length=10, choices=Digitised, blank=True)
    digitised_at = models.DateTimeField(_("thời điểm số hóa"), null=True)
    result_form = models.CharField(_("dạng kết quả"), max_length=10, choices=ResultForm, blank=True)
    received_by = models.CharField(_("người tiếp nhận"), max_length=150, blank=True)
    linked_to = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="children", db_index=False
    )
    linked = models.BooleanField(_("là hồ sơ con của nhóm liên thông"), default=False)
    delivery = models.CharField(_("nhận kết quả"), max_length=7, choices=Delivery)
    note = models.CharField(_("trích yếu, ghi chú"), max_length=500, blank=True)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("hồ sơ")
        indexes = [
            # The tracking book by its first two columns; the whole of it is what a report form reads of a
            # dossier, so that the figures of an agency are counted without touching the table.
            models.Index(
                fields=[
                    "agency",
                    "received_at",
                    "resolved_at",
                    "sector",
                    "procedure",
                    "resolved_on",
                    "due_on",
                    "due_at",
                    "channel",
                    "service_level",
                    "status",
                    "first_due_at",
                    "linked",
                    "id",
                ],
                name="dossier_book",
            ),
            models.Index(
                fields=["agency", "due_at"],
                condition=models.Q(resolved_at__isnull=True),
                name="dossier_open_due",
            ),
            # What a page of the list behind a figure is found by; an intake writes into neither.
            models.Index(
                fields=["agency", "resolved_at"],
                condition=models.Q(resolved_at__isnull=False),
                name="dossier_resolved",
            ),
            models.Index(
                # read without the table: how few these are, a planner cannot know of two columns compared
                fields=["agency", "resolved_at", "received_at", "id"],
                condition=models.Q(resolved_at__gt=models.F("due_at")),
                name="dossier_late",
            ),
            models.Index(
                fields=["supplement_due_at"],
                condition=models.Q(supplement_due_at__isnull=False),
                name="dossier_supplement_due",
            ),
            models.Index(
                fields=["linked_to"], condition=models.Q(linked_to__isnull=False), name="dossier_linked_to"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(linked=True, linked_to__isnull=False)
                | models.Q(linked=False, linked_to__isnull=True),
                name="dossier_linked_by_one",
            )
        ]

    def __str__(self) -> str:
        return self.code
