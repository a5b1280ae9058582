"""An inspection or supervision: set up by a decision, over units and a period, by a team, in days."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class InspectionKind(models.TextChoices):
    CONTROL = "control", _("Kiểm tra kiểm soát TTHC")
    REFORM = "reform", _("Kiểm tra cải cách hành chính")
    SUPERVISION = "supervision", _("Giám sát của Hội đồng nhân dân")
    SELF = "self", _("Tự kiểm tra")
    UNANNOUNCED = "unannounced", _("Kiểm tra đột xuất")


class TeamRole(models.TextChoices):
    HEAD = "head", _("Trưởng đoàn")
    DEPUTY = "deputy", _("Phó trưởng đoàn")
    SECRETARY = "secretary", _("Thư ký")
    MEMBER = "member", _("Thành viên")


class Inspection(models.Model):
    """``agency`` decides and concludes. All days are local and included. ``*_at`` are instants.

    ``told_at``: since when the units know of it; ``drafted_at``: since when they read its findings.
    ``criteria``: the codes of the criteria library that the decision chose.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(_("mã cuộc"), max_length=60, unique=True)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="inspections")
    kind = models.CharField(_("loại"), max_length=11, choices=InspectionKind)
    title = models.CharField(_("nội dung"), max_length=300)
    decision_number = models.CharField(_("số quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"))
    issuer = models.CharField(_("người ký quyết định"), max_length=200)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    examined_from = models.DateField(_("thời kỳ từ ngày"))
    examined_to = models.DateField(_("thời kỳ đến hết ngày"))
    trigger = models.CharField(_("căn cứ đột xuất"), max_length=500, blank=True)
    plan_line = models.ForeignKey(
        "oversight.PlanLine", models.PROTECT, null=True, blank=True, related_name="inspections"
    )
    criteria = models.JSONField(_("tiêu chí"), default=list)
    told_at = models.DateTimeField(_("đơn vị được biết lúc"), null=True)
    drafted_at = models.DateTimeField(_("gửi dự thảo lúc"), null=True)
    concluded_at = models.DateTimeField(_("kết luận lúc"), null=True)
    published_at = models.DateTimeField(_("công khai lúc"), null=True)
    cancelled_at = models.DateTimeField(_("hủy lúc"), null=True)
    created_by = models.CharField(_("người lập"), max_length=150)
    created_at = models.DateTimeField(_("lập lúc"))
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("cuộc kiểm tra, giám sát")
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__lte=models.F("ends_on"))
                & models.Q(examined_from__lte=models.F("examined_to"))
                & models.Q(decided_on__lte=models.F("starts_on")),
                name="inspection_days",
            ),
            models.UniqueConstraint(
                fields=["agency", "decision_number", "decided_on"],
                condition=models.Q(cancelled_at__isnull=True),
                name="inspection_once",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def running(self, on: date) -> bool:
        """Whether its decision is in force on a local day."""
        return self.cancelled_at is None and self.starts_on <= on <= self.ends_on


class InspectionUnit(models.Model):
    """A unit examined, with all below it."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="units")
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="inspected")

    class Meta:
        verbose_name = _("đơn vị được kiểm tra")
        ordering = ["unit__code"]
        constraints = [models.UniqueConstraint(fields=["inspection", "unit"], name="inspected_once")]


class Member(models.Model):
    """Somebody of the team. His access is a mandate for each unit, whose ``source`` is the inspection."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = models.CharField(_("vai trò trong đoàn"), max_length=9, choices=TeamRole)
    title = models.CharField(_("chức danh"), max_length=150, blank=True)
    joined_at = models.DateTimeField(_("tham gia từ"))
    left_at = models.DateTimeField(_("thôi lúc"), null=True)
    left_reason = models.CharField(_("lý do thôi"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("thành viên đoàn")
        ordering = ["joined_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "user"],
                condition=models.Q(left_at__isnull=True),
                name="member_once",
            ),
            models.UniqueConstraint(
                fields=["inspection"],
                condition=models.Q(left_at__isnull=True, role=TeamRole.HEAD),
                name="one_head",
            ),
        ]


class Counter(models.Model):
    """The last number given out by an agency in a year; advanced in one statement."""

    agency = models.ForeignKey("organisation.Agency", models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="inspection_counter_once")]
