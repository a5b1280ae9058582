"""What was done of an inspection, stage after stage; a record is never changed, only added to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Stage(models.TextChoices):
    ANNOUNCE = "announce", _("Thông báo")
    OWN_REPORT = "own_report", _("Đơn vị báo cáo")
    DOCUMENTS = "documents", _("Nghiên cứu hồ sơ, tài liệu")
    ON_SITE = "on_site", _("Làm việc trực tiếp")
    MINUTES = "minutes", _("Lập biên bản")
    DRAFT = "draft", _("Gửi dự thảo kết luận")
    EXPLANATION = "explanation", _("Đơn vị giải trình")
    CONCLUSION = "conclusion", _("Kết luận, báo cáo giám sát")
    PUBLICATION = "publication", _("Công khai")


class StageRecord(models.Model):
    """``unit``: of which unit, null where the stage is of the whole inspection. Files: attachments."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    inspection = models.ForeignKey("oversight.Inspection", models.PROTECT, related_name="stages")
    stage = models.CharField(_("bước"), max_length=11, choices=Stage)
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, null=True, blank=True, related_name="+")
    happened_on = models.DateField(_("ngày thực hiện"))
    number = models.CharField(_("số văn bản"), max_length=60, blank=True)
    text = models.TextField(_("nội dung"), blank=True)
    recorded_by = models.CharField(_("người ghi"), max_length=150)
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("bước của cuộc kiểm tra")
        ordering = ["recorded_at", "pk"]
