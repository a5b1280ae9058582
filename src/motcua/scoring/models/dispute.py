"""An agency's objection to the points of one criterion, and what was decided on it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from motcua.scoring.rules.points import of_thousandths
from motcua.scoring.rules.totals import Mark


class Dispute(models.Model):
    """``claimed`` and ``points`` in thousandths; ``decided_at`` is None as long as nobody decided."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entry = models.OneToOneField("scoring.Entry", models.CASCADE, related_name="dispute")
    claimed = models.IntegerField(_("điểm đề nghị, phần nghìn"))
    words = models.TextField(_("ý kiến của đơn vị"))
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    points = models.IntegerField(_("điểm sau giải trình, phần nghìn"), null=True)
    reason = models.CharField(_("lý do của quyết định"), max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("giải trình, kiến nghị về điểm")

    def __str__(self) -> str:
        return str(self.entry)

    @property
    def decided(self) -> Mark | None:
        return Mark(of_thousandths(self.points)) if self.points is not None else None
