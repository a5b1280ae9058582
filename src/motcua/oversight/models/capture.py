"""What a member of a team noted or photographed on site; photos are attachments of kind ``OWNER``."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

OWNER = "capture"


class Capture(models.Model):
    """Two times: ``captured_at``, as the device says, and ``recorded_at``, when it reached us.

    ``key``: made on the device, once for each capture, so that a repetition after a lost answer writes
    nothing; ``digest``: of what was sent under it. ``late``: sent after the mandate had ended. The inspection
    is the ``source`` of the mandate.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    mandate = models.ForeignKey("organisation.Mandate", models.PROTECT, related_name="captures")
    key = models.UUIDField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    note = models.TextField(_("ghi chú"), blank=True)
    captured_at = models.DateTimeField(_("ghi lúc"))
    recorded_at = models.DateTimeField(_("nhận lúc"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    late = models.BooleanField(_("gửi muộn"), default=False)

    class Meta:
        verbose_name = _("ghi nhận tại chỗ")
        constraints = [models.UniqueConstraint(fields=["recorded_by", "key"], name="capture_key_once")]
        indexes = [models.Index(fields=["mandate", "captured_at"], name="capture_of_mandate")]
