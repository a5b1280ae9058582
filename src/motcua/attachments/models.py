"""A file that somebody brought as proof. The owner above is known by name and id only."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class State(models.TextChoices):
    """What is known of it. Only a scanner's word makes a file clean."""

    PENDING = "pending", _("chờ quét mã độc")
    UNSCANNED = "unscanned", _("chưa quét mã độc")
    CLEAN = "clean", _("đã quét, không thấy mã độc")
    REFUSED = "refused", _("có mã độc, đã chặn")


class Attachment(models.Model):
    """Kept for good as it came, EXIF included: it is proof. A wrong one is withdrawn, with the reason.

    ``agency``: in whose book it stands. ``media_type``: found by content. ``latitude`` and ``longitude``
    (WGS 84) only where the sender gave them; they are never read out of the file. The content lies in the
    default storage under its digest (SHA-256, hex), never under ``name``.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    owner_kind = models.CharField(max_length=40)
    owner_id = models.UUIDField()
    name = models.CharField(_("tên tệp"), max_length=200)
    media_type = models.CharField(_("loại tệp"), max_length=80)
    size = models.PositiveIntegerField(_("dung lượng"))
    digest = models.CharField(max_length=64, db_index=True)
    state = models.CharField(_("quét mã độc"), max_length=9, choices=State)
    scanned_at = models.DateTimeField(null=True)
    threat = models.CharField(_("mã độc tìm thấy"), max_length=200, blank=True)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    taken_at = models.DateTimeField(_("chụp lúc"), null=True)
    latitude = models.DecimalField(_("vĩ độ"), max_digits=8, decimal_places=6, null=True)
    longitude = models.DecimalField(_("kinh độ"), max_digits=9, decimal_places=6, null=True)
    uploaded_at = models.DateTimeField(_("nộp lúc"))
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_reason = models.CharField(_("lý do rút"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("tệp đính kèm")
        indexes = [
            models.Index(fields=["owner_kind", "owner_id"], name="attachment_owner"),
            models.Index(
                fields=["state"],
                condition=models.Q(state__in=["pending", "unscanned"]),
                name="attachment_to_scan",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="attachment_place_on_earth",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def served(self) -> bool:
        """Whether it may be handed out at all, to those who may see the owner."""
        return self.withdrawn_at is None and self.state in (State.CLEAN, State.UNSCANNED)
