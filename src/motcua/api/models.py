"""Who may call the API, and which retry has been answered before."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Token(models.Model):
    """A bearer token of one account. The token itself is shown once; only its SHA-256 is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="api_tokens")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    last4 = models.CharField(_("bốn ký tự cuối"), max_length=4)
    created_at = models.DateTimeField(_("cấp lúc"))
    expires_at = models.DateTimeField(_("hết hạn lúc"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("khóa API")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"…{self.last4}"


class IntakeKey(models.Model):
    """The dossier that a request with this ``Idempotency-Key`` made, written in the same transaction."""

    token = models.ForeignKey(Token, models.CASCADE, db_index=False)
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="+", db_index=False)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("khóa chống nộp trùng")
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="intake_key_once")]
