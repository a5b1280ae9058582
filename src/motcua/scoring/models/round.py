"""A round: one authority judges others below it by one frame, for one year."""

from functools import cached_property

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from motcua.scoring.rules.reading import tree_of
from motcua.scoring.rules.tree import Tree


class Round(models.Model):
    """``agency`` judges. ``content``: the frame as it stood when the round was opened, for good.

    ``first`` to ``last``: local days, both included, that figures are counted over. ``*_due_on``: the last
    local day on which the agencies judged may hand in, and may dispute. ``survey``: whether a sociological
    survey is made; without one its criteria leave the base.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    name = models.CharField(_("tên kỳ chấm điểm"), max_length=200)
    year = models.PositiveSmallIntegerField(_("năm"))
    frame = models.ForeignKey("scoring.Frame", models.PROTECT, related_name="rounds")
    content = models.JSONField()
    survey = models.BooleanField(_("có điều tra xã hội học"), default=False)
    first = models.DateField(_("số liệu từ ngày"))
    last = models.DateField(_("đến hết ngày"))
    self_due_on = models.DateField(_("hạn tự chấm"))
    dispute_due_on = models.DateField(_("hạn giải trình"))
    opened_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("kỳ chấm điểm cải cách hành chính")
        ordering = ["-year", "-opened_at"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "name"], name="scoring_round_once"),
            models.CheckConstraint(
                condition=models.Q(first__lte=models.F("last")), name="scoring_round_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def tree(self) -> Tree:
        return tree_of(self.content)
