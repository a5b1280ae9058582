"""Versions of procedures: published once, then immutable and addressed by their content."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceLevel(models.TextChoices):
    """NĐ 42/2022, NĐ 224/2026 for the present; levels 3 and 4 of NĐ 43/2011 for the past."""

    FULL = "full", _("toàn trình")
    PARTIAL = "partial", _("một phần")
    DIRECT = "direct", _("trực tiếp")
    LEVEL_3 = "level_3", _("mức độ 3")
    LEVEL_4 = "level_4", _("mức độ 4")


class Confidence(models.TextChoices):
    HIGH = "high", _("đã đối chiếu nguồn")
    MEDIUM = "medium", _("đối chiếu một phần")
    LOW = "low", _("chưa đối chiếu")
    SYNTHETIC = "synthetic", _("dữ liệu mẫu")


class Channel(models.TextChoices):
    """Codes 1-3 of the national exchange (domain.md 3): counter 1, online 2, post 3."""

    COUNTER = "counter", _("Trực tiếp")
    ONLINE = "online", _("Trực tuyến")
    POST = "post", _("Bưu chính công ích")


class VersionIsPublished(RuntimeError):
    """A published version is never edited: publish a new one."""


class ProcedureVersion(models.Model):
    """``content`` is the whole record, ``digest`` its SHA-256; the columns repeat what is queried."""

    procedure = models.ForeignKey("catalogue.Procedure", models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("phiên bản"))
    content = models.JSONField()
    digest = models.CharField(max_length=64, editable=False)
    name = models.CharField(_("tên thủ tục"), max_length=500)
    level = models.CharField(_("cấp giải quyết"), max_length=20)
    service_level = models.CharField(_("mức độ dịch vụ"), max_length=10, choices=ServiceLevel)
    confidence = models.CharField(_("độ tin cậy"), max_length=10, choices=Confidence)
    decision = models.CharField(_("quyết định công bố"), max_length=120, blank=True)
    valid_from = models.DateField(_("có hiệu lực từ"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("phiên bản thủ tục")
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="version_number_once"),
        ]
        indexes = [models.Index(fields=["procedure", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.name} (phiên bản {self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises VersionIsPublished unless only ``valid_to`` of a published version is being set."""
        only_end = set(kwargs.get("update_fields") or ()) == {"valid_to"}
        if not self._state.adding and not only_end and self._was_published():
            raise VersionIsPublished(str(self))
        super().save(*args, **kwargs)

    def _was_published(self) -> bool:
        return type(self).objects.filter(pk=self.pk, published_at__isnull=False).exists()
