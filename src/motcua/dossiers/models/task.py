"""Work to be done on a dossier: the current step, or an opinion asked of another office."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.organisation.models import Role


class TaskKind(models.TextChoices):
    INTAKE = "intake", _("Tiếp nhận")
    PROCESSING = "processing", _("Thụ lý, thẩm định")
    APPROVAL = "approval", _("Ký duyệt")
    ISSUE = "issue", _("Phát hành kết quả")
    RETURN = "return", _("Trả kết quả")
    CONSULT = "consult", _("Lấy ý kiến")


class TaskState(models.TextChoices):
    OPEN = "open", _("Đang làm")
    DONE = "done", _("Đã xong")
    SENT_BACK = "sent_back", _("Trả lại bước trước")
    CANCELLED = "cancelled", _("Không còn phải làm")


class Task(models.Model):
    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="tasks")
    step = models.PositiveSmallIntegerField(_("bước"))
    kind = models.CharField(_("loại"), max_length=10, choices=TaskKind)
    name = models.CharField(_("tên bước"), max_length=150)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="tasks", db_index=False)
    role = models.CharField(_("vai trò"), max_length=14, choices=Role)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    state = models.CharField(_("tình trạng"), max_length=9, choices=TaskState, default=TaskState.OPEN)
    opened_at = models.DateTimeField(_("giao lúc"))
    due_at = models.DateTimeField(_("hạn của bước"), null=True)
    done_at = models.DateTimeField(_("xong lúc"), null=True)
    done_by = models.CharField(_("người làm"), max_length=150, blank=True)
    text = models.TextField(_("nội dung, ý kiến"), blank=True)

    class Meta:
        verbose_name = _("việc")
        ordering = ["step", "id"]
        indexes = [
            models.Index(
                fields=["agency", "role", "due_at"], condition=models.Q(state="open"), name="task_open_due"
            ),
        ]
