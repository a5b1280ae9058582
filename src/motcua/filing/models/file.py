from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class FileKind(models.TextChoices):
    PDF = "pdf", "PDF"
    XLSX = "xlsx", "XLSX"
    DOCX = "docx", "DOCX"


class ReportFile(models.Model):
    """A file of a report as it was given out; ``signed``: it carries an electronic signature."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey("filing.Report", models.PROTECT, related_name="files")
    kind = models.CharField(_("loại tệp"), max_length=4, choices=FileKind)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    signed = models.BooleanField(_("đã ký số"), default=False)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("tệp báo cáo")
        constraints = [models.UniqueConstraint(fields=["report", "kind"], name="report_file_once")]
