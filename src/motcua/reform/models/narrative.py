"""A narrative report on reform: text that people edit, numbers that are asked for each time it is shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Narrative(models.Model):
    """``first`` to ``last``: the reported days, both included. ``body``: see documents.live_text."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="reform_narratives")
    year = models.PositiveSmallIntegerField(_("năm"))
    month = models.PositiveSmallIntegerField(_("đến hết tháng báo cáo"))
    first = models.DateField(_("từ ngày"))
    last = models.DateField(_("đến hết ngày"))
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    subject = models.CharField(_("trích yếu"), max_length=300)
    addressed_to = models.CharField(_("kính gửi"), max_length=300, blank=True)
    body = models.TextField(_("nội dung"))
    drafted_by = models.CharField(_("người soạn"), max_length=150)
    drafted_at = models.DateTimeField(_("soạn lúc"))
    edited_at = models.DateTimeField(_("sửa lúc"), null=True)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("báo cáo cải cách hành chính")
        ordering = ["-last"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "month"], name="reform_narrative_once")
        ]

    def __str__(self) -> str:
        return self.subject
