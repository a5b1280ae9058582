from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from motcua.journal import hashing


class ReceivedReport(models.Model):
    """A report that another installation made and signed, taken in from its file. Never a figure of ours.

    ``package``: the file as it came; ``canonical``: its figures, what the signature is over. ``current``:
    no later correction of it was taken in. Moments of the signature are what the signer's machine said.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="received_reports")
    form = models.CharField(_("biểu mẫu"), max_length=20)
    title = models.CharField(_("tên báo cáo"), max_length=250)
    first = models.DateField(_("từ ngày"))
    last = models.DateField(_("đến hết ngày"))
    grouping = models.CharField(_("mỗi dòng là một"), max_length=20)
    level = models.CharField(_("chỉ tính cấp"), max_length=10, blank=True)
    canonical = models.BinaryField()
    sha256 = models.CharField(_("mã kiểm chứng"), max_length=64, unique=True)
    package = models.BinaryField()
    signer = models.CharField(_("người ký"), max_length=200)
    organisation = models.CharField(_("cơ quan của người ký"), max_length=200)
    serial = models.CharField(_("số chứng thư"), max_length=80)
    signed_at = models.DateTimeField(_("ký lúc"))
    received_at = models.DateTimeField(_("nhận lúc"))
    received_by = models.CharField(_("người nhận"), max_length=150)
    current = models.BooleanField(_("bản đang dùng"), default=True)

    class Meta:
        verbose_name = _("báo cáo nhận từ hệ thống khác")
        ordering = ["-last", "-received_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "form", "first", "last", "grouping", "level"],
                condition=models.Q(current=True),
                name="received_report_once",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @cached_property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = hashing.parse(bytes(self.canonical))
        return found
