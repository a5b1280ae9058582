from django.db import models
from django.utils.translation import gettext_lazy as _


class Offering(models.Model):
    """An authority handles a procedure from one day to another."""

    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="offerings")
    procedure = models.ForeignKey("catalogue.Procedure", models.PROTECT, related_name="offerings")
    office = models.ForeignKey(
        "organisation.Agency",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("đơn vị thụ lý"),
    )
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    at_one_stop = models.BooleanField(_("tiếp nhận tại Bộ phận Một cửa"), default=True)
    service_level = models.CharField(_("mức độ dịch vụ"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("thủ tục thuộc thẩm quyền")
        constraints = [
            models.UniqueConstraint(fields=["agency", "procedure", "valid_from"], name="offering_once")
        ]
