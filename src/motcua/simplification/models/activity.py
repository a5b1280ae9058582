from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.simplification.cost import Activity


class Side(models.TextChoices):
    BEFORE = "before", _("Hiện nay")
    AFTER = "after", _("Sau đơn giản hóa")


class CostActivity(models.Model):
    """A line of the cost table; what the numbers mean and their units: ``simplification.cost.Activity``.

    ``place``: its number on its side, from 1.
    """

    review = models.ForeignKey("simplification.Review", models.CASCADE, related_name="activities")
    side = models.CharField(_("bảng"), max_length=6, choices=Side)
    place = models.PositiveSmallIntegerField(_("dòng"))
    name = models.CharField(_("công việc của người dân"), max_length=200)
    hours = models.DecimalField(_("số giờ một lần"), max_digits=7, decimal_places=2)
    wage = models.PositiveIntegerField(_("thu nhập một giờ (đồng)"))
    consulting = models.PositiveIntegerField(_("chi phí tư vấn (đồng)"), default=0)
    fees = models.PositiveIntegerField(_("phí, lệ phí (đồng)"), default=0)
    other = models.PositiveIntegerField(_("chi phí khác (đồng)"), default=0)
    frequency = models.DecimalField(_("số lần một năm"), max_digits=5, decimal_places=2)
    people = models.PositiveIntegerField(_("số người một năm"))

    class Meta:
        verbose_name = _("công việc phát sinh chi phí")
        ordering = ["side", "place"]
        constraints = [models.UniqueConstraint(fields=["review", "side", "place"], name="cost_activity_once")]

    @property
    def activity(self) -> Activity:
        return Activity(
            self.hours, self.wage, self.frequency, self.people, self.consulting, self.fees, self.other
        )
