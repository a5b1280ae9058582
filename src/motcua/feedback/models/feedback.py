"""A reflection or proposal (phản ánh, kiến nghị) about acts or rules; its history is the journal."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Kind(models.TextChoices):
    """The two kinds that the report form keeps apart (Biểu 06a, TT 09/2026/TT-BTP, verified)."""

    ACT = "act", _("Hành vi hành chính")
    RULE = "rule", _("Quy định hành chính")


class Way(models.TextChoices):
    """How it came in."""

    PORTAL = "portal", _("Cổng Dịch vụ công quốc gia")
    LETTER = "letter", _("Văn bản, bưu chính")
    COUNTER = "counter", _("Trực tiếp tại cơ quan")
    PHONE = "phone", _("Điện thoại")
    EMAIL = "email", _("Thư điện tử")
    BOX = "box", _("Hòm thư góp ý")


class Outcome(models.TextChoices):
    ANSWERED = "answered", _("Đã trả lời")
    FORWARDED = "forwarded", _("Không thuộc thẩm quyền, đã chuyển cơ quan có thẩm quyền")
    NOT_HANDLED = "not_handled", _("Không đủ điều kiện xử lý")


class Stage(models.TextChoices):
    """Where it stands; read off the moments, never stored."""

    RECEIVED = "received", _("Chờ chuyển xử lý")
    TRANSFERRED = "transferred", _("Đang xử lý")
    RESOLVED = "resolved", _("Đã xử lý, chưa đăng tải")
    PUBLISHED = "published", _("Đã đăng tải công khai")


class Feedback(models.Model):
    """``agency``: the authority in whose book it stands and whose figures it counts in, for good;
    ``handler``: the unit that works on it. ``*_at`` are instants, ``*_on`` the local day of the instant.

    ``summary`` is for lists and names nobody; ``content`` may, and is shown on the item's own page only.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("mã phản ánh"), max_length=60, unique=True)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="feedback", db_index=False)
    kind = models.CharField(_("nội dung về"), max_length=4, choices=Kind)
    channel = models.CharField(_("hình thức gửi"), max_length=7, choices=Way)
    sector = models.ForeignKey("catalogue.Sector", models.PROTECT, null=True, blank=True, related_name="+")
    procedure = models.ForeignKey(
        "catalogue.Procedure", models.PROTECT, null=True, blank=True, related_name="feedback"
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="feedback_about"
    )
    summary = models.CharField(_("trích yếu"), max_length=300)
    content = models.TextField(_("nội dung"), blank=True)
    received_at = models.DateTimeField(_("thời điểm tiếp nhận"))
    recorded_at = models.DateTimeField(_("thời điểm ghi nhận"))
    rule = models.ForeignKey("feedback.Rule", models.PROTECT, related_name="+", db_index=False)
    transfer_due_at = models.DateTimeField(_("hạn chuyển xử lý"))
    due_at = models.DateTimeField(_("hạn trả lời"))
    due_on = models.DateField(editable=False)
    handler = models.ForeignKey(
        "organisation.Agency", models.PROTECT, null=True, blank=True, related_name="feedback_handled"
    )
    transferred_at = models.DateTimeField(_("thời điểm chuyển xử lý"), null=True)
    resolved_at = models.DateTimeField(_("thời điểm xử lý xong"), null=True)
    resolved_on = models.DateField(null=True, editable=False)
    outcome = models.CharField(_("kết quả xử lý"), max_length=11, choices=Outcome, blank=True)
    answer = models.TextField(_("nội dung trả lời"), blank=True)
    answer_number = models.CharField(_("số văn bản trả lời"), max_length=60, blank=True)
    published_at = models.DateTimeField(_("thời điểm đăng tải công khai"), null=True)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("phản ánh, kiến nghị")
        indexes = [
            models.Index(fields=["agency", "received_at", "resolved_at"], name="feedback_book"),
            models.Index(
                fields=["agency", "due_at"],
                condition=models.Q(resolved_at__isnull=True),
                name="feedback_open_due",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def stage(self) -> Stage:
        if self.published_at:
            return Stage.PUBLISHED
        if self.resolved_at:
            return Stage.RESOLVED
        return Stage.TRANSFERRED if self.transferred_at else Stage.RECEIVED


class Counter(models.Model):
    """The last number given out by an agency in a year; advanced in one statement."""

    agency = models.ForeignKey("organisation.Agency", models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="feedback_counter_once")]
