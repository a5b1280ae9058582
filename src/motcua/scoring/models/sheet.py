"""One agency's sheet in a round."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Stage(models.TextChoices):
    """Where a sheet stands. ``MISSING``: the agency handed nothing in; it is ranked behind all others."""

    SCORING = "scoring", _("Đang tự chấm")
    SUBMITTED = "submitted", _("Đang thẩm định")
    APPRAISED = "appraised", _("Đã thẩm định, chờ ý kiến đơn vị")
    ACCEPTED = "accepted", _("Đơn vị đã thống nhất")
    MISSING = "missing", _("Không nộp bản tự chấm")


class Sheet(models.Model):
    """``revision`` counts the times it was saved, so that two people do not undo each other's work.

    ``total`` (thousandths of a point, on the scale of the frame), ``place`` and ``grade`` stand from the
    publication on.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    round = models.ForeignKey("scoring.Round", models.PROTECT, related_name="sheets")
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    stage = models.CharField(_("tình trạng"), max_length=9, choices=Stage, default=Stage.SCORING)
    revision = models.PositiveIntegerField(default=0)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    returned_reason = models.CharField(_("lý do trả lại"), max_length=1000, blank=True)
    appraised_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    total = models.IntegerField(_("tổng điểm, phần nghìn"), null=True)
    place = models.PositiveIntegerField(_("xếp hạng"), null=True)
    grade = models.CharField(_("xếp loại"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("phiếu chấm điểm")
        constraints = [models.UniqueConstraint(fields=["round", "agency"], name="scoring_sheet_once")]

    def __str__(self) -> str:
        return f"{self.agency} – {self.round}"
