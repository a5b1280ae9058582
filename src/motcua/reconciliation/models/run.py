"""A reconciliation that was made, and what became of each difference it found."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from motcua.rosters.comparing import Kind


class ListKind(models.TextChoices):
    """Where a list comes from."""

    FILE = "file", _("Tệp phụ lục quyết định")
    NATIONAL = "national", _("Danh mục đã công bố")
    LOCAL = "local", _("Danh mục cơ quan đang áp dụng")
    PROCESSED = "processed", _("Thủ tục thực sự được giải quyết")


class Verdict(models.TextChoices):
    ADOPTED = "adopted", _("Sửa theo danh mục làm căn cứ")
    ANSWERED = "answered", _("Giữ nguyên, có lý do")


class Run(models.Model):
    """``data``: the whole result as ``rosters.outcome`` tells it; ``lists``: [{kind, name, digest}].

    ``day``: of the catalogues (local); ``first`` and ``last``: of what was processed, both included.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="reconciliations")
    title = models.CharField(_("tên lần đối chiếu"), max_length=200)
    day = models.DateField(_("danh mục ngày"))
    first = models.DateField(_("giải quyết từ ngày"))
    last = models.DateField(_("giải quyết đến hết ngày"))
    lists = models.JSONField()
    data = models.JSONField()
    created_by = models.CharField(_("người đối chiếu"), max_length=150)
    created_at = models.DateTimeField(_("đối chiếu lúc"))
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("lần đối chiếu danh mục")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class Line(models.Model):
    """A difference: one finding of one comparison. ``kind``: the gravest of its ``finding["kinds"]``.

    The last verdict counts; the earlier ones stand in the journal.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    run = models.ForeignKey(Run, models.CASCADE, related_name="lines")
    comparison = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    kind = models.CharField(
        _("khác biệt"), max_length=10, choices=[(each.value, each.label) for each in Kind]
    )
    renamed = models.BooleanField(default=False)
    code = models.CharField(_("mã"), max_length=60, blank=True)
    name = models.CharField(_("tên thủ tục"), max_length=1000, blank=True)
    finding = models.JSONField()
    verdict = models.CharField(_("xử lý"), max_length=8, choices=Verdict, blank=True)
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    task = models.ForeignKey(
        "assignments.Assignment", models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("khác biệt danh mục")
        ordering = ["comparison", "number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "comparison", "number"], name="reconciliation_line_once")
        ]
