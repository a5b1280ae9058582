"""Mandates: access that begins and ends with a decision, and gives the right to look, nothing else."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Mandate(models.Model):
    """Somebody may look at what a unit, and all below it, did in a period.

    In force from ``valid_from`` to the end of ``valid_to`` (local days, both included), unless ended before.
    ``examined_start`` and ``examined_end`` are the half-open instants of the period examined. No action asks
    for a mandate, so that whoever holds one and no post can change nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mandates")
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="mandates")
    basis = models.CharField(_("căn cứ"), max_length=120)
    source = models.UUIDField(_("cuộc kiểm tra, giám sát"), db_index=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"))
    examined_start = models.DateTimeField(_("thời kỳ được xem từ"))
    examined_end = models.DateTimeField(_("thời kỳ được xem đến trước"))
    ended_at = models.DateTimeField(_("thôi quyền xem lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("quyền xem có thời hạn")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "unit", "source"],
                condition=models.Q(ended_at__isnull=True),
                name="mandate_once",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from__lte=models.F("valid_to"))
                & models.Q(examined_start__lt=models.F("examined_end")),
                name="mandate_periods",
            ),
        ]
