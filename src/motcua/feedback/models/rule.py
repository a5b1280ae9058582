"""How soon a reflection is passed on and answered: dated rules, each over its days in force."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.models.regime import Certainty


class Rule(models.Model):
    """Days are working days of the agency, counted from the day after receipt."""

    name = models.CharField(_("căn cứ"), max_length=200)
    valid_from = models.DateField(_("có hiệu lực từ"), unique=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    transfer_days = models.PositiveSmallIntegerField(_("số ngày làm việc để chuyển xử lý"))
    resolve_days = models.PositiveSmallIntegerField(_("số ngày làm việc để trả lời"))
    certainty = models.CharField(_("mức chắc chắn"), max_length=9, choices=Certainty)
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        verbose_name = _("thời hạn xử lý phản ánh, kiến nghị")
        ordering = ["valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(transfer_days__gte=1, resolve_days__gte=1), name="feedback_rule_days"
            )
        ]

    def __str__(self) -> str:
        return self.name
