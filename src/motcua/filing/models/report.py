"""A report that was made and is kept: what was asked, as of when, what came out, and who stands for it."""

from typing import Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from motcua.journal import hashing


class State(models.TextChoices):
    DRAFT = "draft", _("Bản thảo")
    FROZEN = "frozen", _("Đã chốt số liệu, chờ ký")
    SIGNED = "signed", _("Đã ký")
    SENT = "sent", _("Đã gửi")
    SUPERSEDED = "superseded", _("Đã có bản đính chính")
    DISCARDED = "discarded", _("Đã bỏ")


LIVE = (State.DRAFT, State.FROZEN, State.SIGNED, State.SENT)
"""Of these an agency has at most one for the same form, period and rows."""


class Report(models.Model):
    """``first`` to ``last``: local days, both included. ``known_at``: the figures are as known then, by
    recorded time; set when frozen, or before where somebody asked for a past moment.

    ``kept``: the facts behind the figures, of subjects that cannot tell their past (see ``filing.kept``).
    ``canonical``: the figures as JSON in its one byte form (see ``filing.document``); ``sha256`` of it in
    hexadecimal. Both empty before freezing and never changed after. ``signature``: the leader's over these
    bytes (CMS, detached). ``narrative``: key of the section -> text.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    form = models.CharField(_("biểu mẫu"), max_length=20)
    title = models.CharField(_("tên báo cáo"), max_length=250)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="reports")
    first = models.DateField(_("từ ngày"))
    last = models.DateField(_("đến hết ngày"))
    grouping = models.CharField(_("mỗi dòng là một"), max_length=20)
    level = models.CharField(_("chỉ tính cấp"), max_length=10, blank=True)
    known_at = models.DateTimeField(_("theo dữ liệu biết đến"), null=True)
    state = models.CharField(_("tình trạng"), max_length=10, choices=State, default=State.DRAFT)
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("đính chính"),
    )
    narrative = models.JSONField(_("phần lời"), default=dict, blank=True)
    canonical = models.BinaryField(null=True)
    sha256 = models.CharField(_("mã kiểm chứng"), max_length=64, blank=True)
    kept = models.BinaryField(null=True)
    signature = models.BinaryField(null=True)
    prepared_at = models.DateTimeField(_("lập lúc"))
    prepared_by = models.CharField(_("người lập"), max_length=150)
    frozen_at = models.DateTimeField(_("chốt lúc"), null=True)
    signed_at = models.DateTimeField(_("ký lúc"), null=True)
    signed_by = models.CharField(_("người ký"), max_length=150, blank=True)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)
    sent_to = models.CharField(_("nơi nhận"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("báo cáo")
        ordering = ["-last", "-prepared_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["form", "agency", "first", "last", "grouping", "level"],
                condition=models.Q(corrects__isnull=True, state__in=LIVE),
                name="report_once",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=models.Q(corrects__isnull=False, state__in=LIVE),
                name="report_correction_once",
            ),
        ]
        indexes = [models.Index(fields=["agency", "last"], name="report_agency_last")]

    def __str__(self) -> str:
        return self.title

    @property
    def content(self) -> bytes:
        """The canonical bytes; empty before freezing."""
        return bytes(self.canonical or b"")

    @cached_property
    def document(self) -> dict[str, Any]:
        """What the canonical bytes say. Raises ValueError for a report that is not frozen, or damaged."""
        found: dict[str, Any] = hashing.parse(self.content)
        return found

    @property
    def frozen(self) -> bool:
        return self.frozen_at is not None
