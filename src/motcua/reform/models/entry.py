"""A line of a register of reform. What a register holds is declared in ``reform.registers``."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Entry(models.Model):
    """``data``: the values that the register declares, by name, as JSON.

    ``whole`` and its parts carry the sum that the register declares, so that the database holds it too; 0
    where there is none. ``slot``: what may stand only once in a register ("2022-10"). A correction is a new
    line (``corrects``) of the same ``root``; the old one stays, with ``superseded_at``.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    root = models.UUIDField(editable=False)
    register = models.CharField(_("sổ"), max_length=20)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="reform_entries")
    occurred_on = models.DateField(_("ngày"))
    slot = models.CharField(max_length=10, blank=True)
    data = models.JSONField(default=dict)
    whole = models.PositiveBigIntegerField(default=0)
    part_1 = models.PositiveBigIntegerField(default=0)
    part_2 = models.PositiveBigIntegerField(default=0)
    part_3 = models.PositiveBigIntegerField(default=0)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    reason = models.CharField(_("lý do đính chính"), max_length=300, blank=True)
    recorded_by = models.CharField(_("người ghi"), max_length=150)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    superseded_at = models.DateTimeField(_("thay bằng dòng đính chính lúc"), null=True)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("dòng của sổ")
        constraints = [
            models.CheckConstraint(
                condition=Q(whole=F("part_1") + F("part_2") + F("part_3")), name="reform_entry_sum"
            ),
            models.UniqueConstraint(
                fields=["register", "agency", "slot"],
                condition=Q(superseded_at__isnull=True) & ~Q(slot=""),
                name="reform_entry_slot",
            ),
        ]
        indexes = [models.Index(fields=["agency", "register", "occurred_on"], name="reform_entry_day")]

    def __str__(self) -> str:
        return f"{self.register} {self.occurred_on:%d/%m/%Y}"

    @property
    def stands(self) -> bool:
        """Not corrected since."""
        return self.superseded_at is None

    def value(self, name: str) -> Any:
        return self.data.get(name)
