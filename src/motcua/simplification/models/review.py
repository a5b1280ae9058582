"""The review of one procedure at one authority in one year; its history is the journal."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from motcua.simplification.sensitivity import HOUSE, Factor, Range


class State(models.TextChoices):
    DRAFT = "draft", _("Đang rà soát")
    PROPOSED = "proposed", _("Chờ quyết định")
    DECIDED = "decided", _("Đã quyết định")
    MEASURED = "measured", _("Đã đo hiệu quả")


class Review(models.Model):
    """``version``: what was in force when the review was opened; it is this that is judged, for good.

    ``ranges``: how far each assumption may be off, factor -> [low, high] in per cent; house ranges where a
    factor is not named.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="reviews", db_index=False)
    procedure = models.ForeignKey("catalogue.Procedure", models.PROTECT, related_name="reviews")
    version = models.ForeignKey("catalogue.ProcedureVersion", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("năm kế hoạch"))
    state = models.CharField(_("tình trạng"), max_length=8, choices=State, default=State.DRAFT)
    ranges = models.JSONField(default=dict)
    opened_at = models.DateTimeField(_("mở lúc"))
    opened_by = models.CharField(_("người mở"), max_length=150)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("rà soát thủ tục")
        constraints = [
            models.UniqueConstraint(fields=["agency", "procedure", "year"], name="review_once_a_year")
        ]
        indexes = [models.Index(fields=["agency", "year", "state"], name="review_list")]

    def __str__(self) -> str:
        return f"{self.procedure.code}, {self.year}"

    @property
    def all_ranges(self) -> dict[Factor, Range]:
        given = {Factor(name): Range(*ends) for name, ends in self.ranges.items()}
        return dict.fromkeys(Factor, HOUSE) | given
