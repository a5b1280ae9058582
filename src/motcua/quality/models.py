"""The rules of the index over their period of force."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.models.regime import Certainty
from motcua.quality import rules
from motcua.quality.keys import KEYS


class IndexRules(models.Model):
    """``content``: groups, criteria, thresholds and grades, as ``quality.rules`` reads them."""

    name = models.CharField(_("bộ tiêu chí"), max_length=200)
    valid_from = models.DateField(_("có hiệu lực từ"), unique=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    content = models.JSONField(
        _("nội dung"),
        help_text=_("Mỗi tiêu chí có điểm tối đa (maximum) và ngưỡng đạt điểm tối đa (full_at, 0 đến 1)."),
    )
    certainty = models.CharField(_("mức chắc chắn"), max_length=9, choices=Certainty)
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        verbose_name = _("bộ tiêu chí chỉ số phục vụ")
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return self.name

    def rules(self) -> rules.Rules:
        """Raises RulesError."""
        return rules.from_json(self.content, KEYS)

    def clean(self) -> None:
        try:
            self.rules()
        except rules.RulesError as error:
            raise ValidationError({"content": str(error)}) from error
        self._check_days()

    def _check_days(self) -> None:
        if self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("Ngày cuối phải bằng hoặc sau ngày đầu.")})
