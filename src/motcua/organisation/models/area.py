"""Administrative units with validity and succession (district level ended on 1 July 2025)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AreaLevel(models.TextChoices):
    PROVINCE = "province", _("Tỉnh, thành phố")
    DISTRICT = "district", _("Quận, huyện (đến 30/6/2025)")
    COMMUNE = "commune", _("Xã, phường, đặc khu")


class Extent(models.TextChoices):
    WHOLE = "whole", _("toàn bộ")
    PART = "part", _("một phần")
    PART_DEFAULT = "part-default", _("một phần, mặc định")


class Area(models.Model):
    """One administrative unit over one period of force; official codes were reused on 1 July 2025."""

    code = models.CharField(_("mã"), max_length=5)
    level = models.CharField(_("cấp"), max_length=10, choices=AreaLevel)
    name = models.CharField(_("tên"), max_length=120)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField(_("có hiệu lực từ"))
    valid_to = models.DateField(_("hết hiệu lực sau ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("đơn vị hành chính")
        constraints = [models.UniqueConstraint(fields=["level", "code", "valid_from"], name="area_once")]
        indexes = [models.Index(fields=["parent", "name"])]

    def __str__(self) -> str:
        return self.name


class AreaSuccession(models.Model):
    """Which unit took over (part of) which on which day."""

    old = models.ForeignKey(Area, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Area, models.PROTECT, related_name="predecessions")
    extent = models.CharField(_("phạm vi"), max_length=12, choices=Extent)
    since = models.DateField(_("từ ngày"))

    class Meta:
        verbose_name = _("kế thừa đơn vị hành chính")
        constraints = [models.UniqueConstraint(fields=["old", "new", "extent"], name="succession_once")]
