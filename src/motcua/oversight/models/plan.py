"""The yearly plan of inspections: what the agency said it would examine, and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from motcua.oversight.models.inspection import InspectionKind


class InspectionPlan(models.Model):
    """One an agency and year; an amended plan adds lines with its own decision's number."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="inspection_plans")
    year = models.PositiveSmallIntegerField(_("năm"))
    number = models.CharField(_("số kế hoạch"), max_length=60)
    issued_on = models.DateField(_("ngày ban hành"))
    issuer = models.CharField(_("người ký"), max_length=200)
    created_by = models.CharField(_("người lập"), max_length=150)
    created_at = models.DateTimeField(_("lập lúc"))

    class Meta:
        verbose_name = _("kế hoạch kiểm tra")
        ordering = ["-year", "agency__code"]
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="inspection_plan_once")]

    def __str__(self) -> str:
        return f"{self.number} ({self.year})"


class PlanLine(models.Model):
    """``month_from`` to ``month_to``: months of the plan's year, both included.

    Dropped only with a reason: what was planned stays in the book.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(InspectionPlan, models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField(_("số thứ tự"))
    kind = models.CharField(_("loại"), max_length=11, choices=InspectionKind)
    content = models.CharField(_("nội dung"), max_length=300)
    month_from = models.PositiveSmallIntegerField(_("từ tháng"))
    month_to = models.PositiveSmallIntegerField(_("đến tháng"))
    units = models.ManyToManyField("organisation.Agency", related_name="+", verbose_name=_("đơn vị"))
    dropped_at = models.DateTimeField(_("thôi thực hiện lúc"), null=True)
    dropped_reason = models.CharField(_("lý do thôi"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("dòng kế hoạch kiểm tra")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_line_number"),
            models.CheckConstraint(
                condition=models.Q(month_from__range=(1, 12), month_to__range=(1, 12))
                & models.Q(month_from__lte=models.F("month_to")),
                name="plan_line_months",
            ),
        ]

    def __str__(self) -> str:
        return self.content
