"""The yearly plan of reform; its tasks are assignments with the plan as their source."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Plan(models.Model):
    """How far it is carried out is never stored: see ``queries.progress``."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="reform_plans")
    year = models.PositiveSmallIntegerField(_("năm"))
    number = models.CharField(_("số quyết định"), max_length=60)
    issued_on = models.DateField(_("ngày ban hành"))
    title = models.CharField(_("trích yếu"), max_length=300)
    issued_by = models.CharField(_("người ghi"), max_length=150)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("kế hoạch cải cách hành chính")
        ordering = ["-year", "agency"]
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="reform_plan_once")]

    def __str__(self) -> str:
        return f"{self.number} ({self.year})"
