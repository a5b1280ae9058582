"""A tree of criteria with its weights over its period of force."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from motcua.dossiers.models.regime import Certainty
from motcua.organisation.models import Level
from motcua.scoring.rules.points import RulesError
from motcua.scoring.rules.reading import tree_of
from motcua.scoring.rules.tree import Tree


class Frame(models.Model):
    """``agency``: who issued it, None for what the software brings; ``level``: whom it judges.

    A round keeps a copy of ``content``: what is changed here changes no round that was opened before.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(_("bộ tiêu chí"), max_length=200)
    level = models.CharField(_("áp dụng cho"), max_length=10, choices=Level)
    agency = models.ForeignKey(
        "organisation.Agency", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("cơ quan ban hành"),
    )  # fmt: skip
    valid_from = models.DateField(_("có hiệu lực từ"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    content = models.JSONField(
        _("nội dung"), help_text=_("Điểm tối đa của mỗi nhóm phải bằng tổng các tiêu chí thành phần.")
    )
    certainty = models.CharField(_("mức chắc chắn"), max_length=9, choices=Certainty)
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        verbose_name = _("bộ tiêu chí cải cách hành chính")
        ordering = ["level", "-valid_from", "name"]
        constraints = [models.UniqueConstraint(fields=["name", "valid_from"], name="scoring_frame_once")]

    def __str__(self) -> str:
        return self.name

    def tree(self) -> Tree:
        """Raises RulesError."""
        return tree_of(self.content)

    def clean(self) -> None:
        try:
            self.tree()
        except RulesError as error:
            raise ValidationError({"content": str(error)}) from error
        if self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("Ngày cuối phải bằng hoặc sau ngày đầu.")})
