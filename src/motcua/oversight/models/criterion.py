"""What the team judged of a criterion at a unit, with the evidence as it was shown then."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Judgement(models.TextChoices):
    MET = "met", _("Đạt")
    PARTLY = "partly", _("Đạt một phần")
    UNMET = "unmet", _("Không đạt")
    NONE = "none", _("Không áp dụng")


class CriterionAnswer(models.Model):
    """A further answer to the same criterion has a higher ``version``; the highest counts.

    ``evidence``: what the system showed beside it at ``answered_at``: a list of {label, value}.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    inspection = models.ForeignKey("oversight.Inspection", models.PROTECT, related_name="answers")
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    criterion = models.CharField(_("tiêu chí"), max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    judgement = models.CharField(_("kết luận"), max_length=6, choices=Judgement)
    note = models.TextField(_("ghi chú"), blank=True)
    evidence = models.JSONField(_("số liệu của hệ thống"), default=list)
    answered_by = models.CharField(_("người ghi"), max_length=150)
    answered_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("kết quả theo tiêu chí")
        ordering = ["criterion", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["inspection", "unit", "criterion", "version"], name="criterion_version"
            )
        ]
