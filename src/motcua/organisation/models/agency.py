"""Agencies: a People's Committee, its one-stop unit and offices, police, insurance, land registration."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgencyKind(models.TextChoices):
    COMMITTEE = "committee", _("Ủy ban nhân dân")
    COUNCIL = "council", _("Hội đồng nhân dân")
    ONE_STOP = "one_stop", _("Bộ phận Một cửa")
    OFFICE = "office", _("Phòng, ban chuyên môn")
    POLICE = "police", _("Công an")
    INSURANCE = "insurance", _("Bảo hiểm xã hội")
    LAND = "land", _("Văn phòng đăng ký đất đai")


class Level(models.TextChoices):
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện (đến 30/6/2025)")
    COMMUNE = "commune", _("Cấp xã")


class Agency(models.Model):
    """An agency with its e-identifier (QĐ 20/2020/QĐ-TTg: H26, H26.1, H26.1.2)."""

    code = models.CharField(_("mã định danh"), max_length=35, unique=True)
    name = models.CharField(_("tên cơ quan"), max_length=200)
    short_name = models.CharField(_("tên gọn"), max_length=80, blank=True)
    kind = models.CharField(_("loại"), max_length=12, choices=AgencyKind)
    level = models.CharField(_("cấp"), max_length=10, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    area = models.ForeignKey("organisation.Area", models.PROTECT, null=True, blank=True)
    address = models.CharField(_("địa chỉ"), max_length=250, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=30, blank=True)
    calendar = models.JSONField(_("giờ làm việc riêng"), default=dict, blank=True)
    calendar_revision = models.UUIDField(default=uuid.uuid4, editable=False)  # see organisation.calendars
    valid_from = models.DateField(_("hoạt động từ"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("cơ quan")
        indexes = [models.Index(fields=["parent", "kind"])]

    def __str__(self) -> str:
        return self.name


class AgencyPath(models.Model):
    """Closure of the hierarchy, each agency with itself and all below it; kept by organisation.actions."""

    above = models.ForeignKey(Agency, models.CASCADE, related_name="paths_down")
    below = models.ForeignKey(Agency, models.CASCADE, related_name="paths_up")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["above", "below"], name="agency_path_once")]
        indexes = [models.Index(fields=["below", "above"])]


class CalendarOverride(models.Model):
    """An agency's own day off or opened day, or a national change of the calendar (agency empty)."""

    agency = models.ForeignKey(
        Agency, models.CASCADE, null=True, blank=True, related_name="calendar_overrides"
    )
    day = models.DateField(_("ngày"))
    working = models.BooleanField(_("làm việc"))
    hours = models.CharField(_("giờ làm việc"), max_length=60, blank=True, help_text=_("ví dụ 07:30-11:30"))
    reason = models.CharField(_("lý do, căn cứ"), max_length=200)
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("ngày làm việc riêng")
        constraints = [
            models.UniqueConstraint(fields=["agency", "day"], name="override_once"),
            models.UniqueConstraint(
                fields=["day"], condition=models.Q(agency__isnull=True), name="national_override_once"
            ),
        ]
