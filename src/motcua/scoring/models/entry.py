"""What is claimed and judged of one criterion of one sheet."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from motcua.scoring.rules.points import of_thousandths
from motcua.scoring.rules.totals import Mark

APPRAISAL = ("points", "waived", "reason", "appraised_by", "appraised_at")


class Entry(models.Model):
    """``answer``: as ``rules.answers`` writes it; ``figure``: where the system counted it, what was asked.

    Points are thousandths, so that a database adds up whole numbers. ``links``: addresses and numbers of
    documents, one a line; ``words``: the agency's explanation, or why the criterion does not apply;
    ``reason``: why the appraisal gave less.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sheet = models.ForeignKey("scoring.Sheet", models.CASCADE, related_name="entries")
    code = models.CharField(_("tiêu chí"), max_length=20)
    answer = models.JSONField(null=True)
    figure = models.JSONField(null=True)
    own_points = models.IntegerField(_("điểm tự chấm, phần nghìn"), null=True)
    own_waived = models.BooleanField(_("đề nghị miễn"), default=False)
    links = models.TextField(_("liên kết, số văn bản"), blank=True)
    words = models.TextField(_("giải trình"), blank=True)
    scored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    points = models.IntegerField(_("điểm thẩm định, phần nghìn"), null=True)
    waived = models.BooleanField(_("chấp nhận miễn"), default=False)
    reason = models.CharField(_("lý do trừ điểm"), max_length=1000, blank=True)
    appraised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    appraised_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("điểm của tiêu chí")
        constraints = [models.UniqueConstraint(fields=["sheet", "code"], name="scoring_entry_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def own(self) -> Mark:
        """Whoever says that a criterion does not apply claims no points of it."""
        return Mark(None if self.own_waived else _decimal(self.own_points), self.own_waived)

    @property
    def appraised(self) -> Mark | None:
        """None until somebody appraised it."""
        return Mark(_decimal(self.points), self.waived) if self.appraised_at else None

    def forget_appraisal(self) -> None:
        """What was judged is not what is claimed now."""
        self.points, self.waived, self.reason = None, False, ""
        self.appraised_by, self.appraised_at = None, None

    @property
    def link_lines(self) -> list[str]:
        return self.links.splitlines()


def _decimal(number: int | None) -> Decimal | None:
    return None if number is None else of_thousandths(number)
