from django.db import models
from django.utils.translation import gettext_lazy as _


class Sector(models.Model):
    """A field of administration (lĩnh vực)."""

    code = models.CharField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên lĩnh vực"), max_length=150, unique=True)

    class Meta:
        verbose_name = _("lĩnh vực")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """An administrative procedure by its national code; what it demands stands in its versions."""

    code = models.CharField(_("mã thủ tục"), max_length=30, unique=True)
    name = models.CharField(_("tên thủ tục"), max_length=500)
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, blank=True, related_name="procedures")
    search = models.TextField(editable=False, db_default="")
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("thủ tục hành chính")
        indexes = [models.Index(fields=["sector", "code"])]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
