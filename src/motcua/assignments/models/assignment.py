"""Something that an agency owes another by a day: who does it, what proves it done, what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Source(models.TextChoices):
    """What the task follows from; the thing itself is named by ``source_id``, whose room knows it."""

    RECOMMENDATION = "recommendation", _("Kiến nghị sau kiểm tra, giám sát")
    PLAN = "plan", _("Kế hoạch cải cách hành chính")
    REMEDY = "remedy", _("Khắc phục theo chỉ số")
    CATALOGUE = "catalogue", _("Kiểm soát danh mục thủ tục")
    SIMPLIFICATION = "simplification", _("Đơn giản hóa thủ tục")
    OTHER = "other", _("Giao trực tiếp")


class TaskKind(models.TextChoices):
    """The two kinds that a reform plan keeps apart."""

    GENERAL = "general", _("Nhiệm vụ chung")
    SPECIFIC = "specific", _("Nhiệm vụ cụ thể")


class Stage(models.TextChoices):
    """Where it stands; read off the moments, never stored."""

    GIVEN = "given", _("Đã giao, chưa nhận")
    ACCEPTED = "accepted", _("Đang thực hiện")
    REPORTED = "reported", _("Chờ xác nhận")
    RETURNED = "returned", _("Trả lại để làm tiếp")
    VERIFIED = "verified", _("Đã xác nhận hoàn thành")
    CANCELLED = "cancelled", _("Đã hủy")


class Assignment(models.Model):
    """``agency`` owes it, ``giver`` gave it and checks it. ``*_on`` are local days, ``*_at`` instants.

    ``first_due_on`` never changes; ``due_on`` is the term of now, see ``TermChange``. ``reported_at`` and
    ``verified_at`` are those of the last report, empty again once that was returned or reopened
    (``sent_back_at``); all reports with their moments are ``AssignmentReport`` rows.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("mã nhiệm vụ"), max_length=60, unique=True)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="assignments")
    giver = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="assignments_given")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    post_title = models.CharField(_("chức danh chịu trách nhiệm"), max_length=150, blank=True)
    verifiers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="assignments_to_verify"
    )
    source = models.CharField(_("nguồn"), max_length=14, choices=Source)
    source_id = models.UUIDField(null=True, blank=True)
    source_text = models.CharField(_("theo"), max_length=300, blank=True)
    kind = models.CharField(_("loại nhiệm vụ"), max_length=8, choices=TaskKind, blank=True)
    title = models.CharField(_("nhiệm vụ"), max_length=300)
    product = models.CharField(_("sản phẩm phải có"), max_length=500)
    needs_file = models.BooleanField(_("sản phẩm phải có tệp"), default=False)
    basis = models.CharField(_("căn cứ"), max_length=500, blank=True)
    given_on = models.DateField(_("ngày giao"))
    first_due_on = models.DateField(_("hạn ban đầu"))
    due_on = models.DateField(_("hạn"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    accepted_at = models.DateTimeField(_("nhận lúc"), null=True)
    reported_at = models.DateTimeField(_("báo cáo hoàn thành lúc"), null=True)
    verified_at = models.DateTimeField(_("xác nhận lúc"), null=True)
    sent_back_at = models.DateTimeField(_("trả lại hoặc mở lại lúc"), null=True)
    returned = models.PositiveSmallIntegerField(_("số lần trả lại"), default=0)
    reopened = models.PositiveSmallIntegerField(_("số lần mở lại"), default=0)
    cancelled_at = models.DateTimeField(_("hủy lúc"), null=True)
    cancelled_reason = models.CharField(_("lý do hủy"), max_length=500, blank=True)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("nhiệm vụ")
        indexes = [
            models.Index(fields=["source", "source_id"], name="assignment_source"),
            models.Index(
                fields=["due_on"],
                condition=models.Q(verified_at__isnull=True, cancelled_at__isnull=True),
                name="assignment_open_due",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verified_at__isnull=True) | models.Q(cancelled_at__isnull=True),
                name="assignment_one_end",
            ),
            models.CheckConstraint(
                condition=models.Q(verified_at__isnull=True) | models.Q(reported_at__isnull=False),
                name="assignment_verified_after_report",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def stage(self) -> Stage:
        if self.cancelled_at:
            return Stage.CANCELLED
        if self.verified_at:
            return Stage.VERIFIED
        if self.reported_at:
            return Stage.REPORTED
        if self.sent_back_at:
            return Stage.RETURNED
        return Stage.ACCEPTED if self.accepted_at else Stage.GIVEN


class Counter(models.Model):
    """The last number given out by a giving agency in a year; advanced in one statement."""

    agency = models.ForeignKey("organisation.Agency", models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="assignment_counter_once")]
