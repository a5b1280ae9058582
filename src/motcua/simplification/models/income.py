from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.models.regime import Certainty


class HourlyIncome(models.Model):
    """What an hour of a person's time is taken to be worth, over the days it is to be used."""

    valid_from = models.DateField(_("áp dụng từ"), unique=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    amount = models.PositiveIntegerField(
        _("thu nhập bình quân một giờ (đồng)"),
        help_text=_(
            "Theo hiểu biết chung về TT 02/2017/TT-VPCP: GDP bình quân đầu người một năm chia cho 12 tháng,"
            " 22 ngày, 8 giờ. Hãy đối chiếu văn bản trước khi đổi; mức cũ đóng lại bằng ngày cuối."
        ),
    )
    source = models.CharField(_("nguồn"), max_length=200)
    certainty = models.CharField(_("mức chắc chắn"), max_length=9, choices=Certainty)
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        verbose_name = _("thu nhập bình quân một giờ")
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gte=1), name="hourly_income_positive")
        ]

    def __str__(self) -> str:
        return f"{self.amount} đ, từ {self.valid_from:%d/%m/%Y}"
