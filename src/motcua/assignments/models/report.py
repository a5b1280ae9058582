"""What the owner says was done, and what became of that: returned, verified, opened again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

FILES = "assignment_report"
"""The kind of owner under which files of a report are kept (attachments)."""


class AssignmentReport(models.Model):
    """The last report of an assignment says whether it is done; the earlier ones were returned or reopened.

    A past day is asked of these moments: verified on a day means verified before its end and not yet
    reopened.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    assignment = models.ForeignKey(
        "assignments.Assignment", models.CASCADE, related_name="reports", db_index=False
    )
    text = models.TextField(_("kết quả thực hiện"))
    reported_at = models.DateTimeField(_("báo cáo lúc"))
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(_("trả lại lúc"), null=True)
    verified_at = models.DateTimeField(_("xác nhận lúc"), null=True)
    reopened_at = models.DateTimeField(_("mở lại lúc"), null=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người kiểm tra"),
    )
    judgement = models.CharField(_("ý kiến kiểm tra"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("báo cáo kết quả nhiệm vụ")
        indexes = [models.Index(fields=["assignment", "reported_at"], name="assignment_report_last")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(returned_at__isnull=True) | models.Q(verified_at__isnull=True),
                name="assignment_report_one_verdict",
            ),
            models.CheckConstraint(
                condition=models.Q(reopened_at__isnull=True) | models.Q(verified_at__isnull=False),
                name="assignment_report_reopened_after_verified",
            ),
        ]
