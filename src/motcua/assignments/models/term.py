"""Changes of a term after the first one, so that the first stays in sight and a past day can be asked."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TermChange(models.Model):
    """Written once with its extension."""

    assignment = models.ForeignKey(
        "assignments.Assignment", models.CASCADE, related_name="term_changes", db_index=False
    )
    old_due_on = models.DateField(_("hạn cũ"))
    new_due_on = models.DateField(_("hạn mới"))
    reason = models.CharField(_("lý do gia hạn"), max_length=500)
    changed_at = models.DateTimeField(_("gia hạn lúc"))
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("gia hạn nhiệm vụ")
        indexes = [models.Index(fields=["assignment", "changed_at"], name="assignment_term_last")]
