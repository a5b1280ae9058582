"""Official papers of an inspection or a yearly plan: written, frozen with their numbers, signed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class PaperKind(models.TextChoices):
    PLAN = "plan", _("Kế hoạch")
    ANNOUNCEMENT = "announcement", _("Thông báo kiểm tra")
    MINUTES = "minutes", _("Biên bản")
    CONCLUSION = "conclusion", _("Kết luận")
    SUPERVISION = "supervision", _("Báo cáo giám sát")
    FOLLOW_UP = "follow_up", _("Thông báo đôn đốc")


class PaperState(models.TextChoices):
    DRAFT = "draft", _("Đang soạn")
    FROZEN = "frozen", _("Đã chốt, chờ ký")
    SIGNED = "signed", _("Đã ký")
    DISCARDED = "discarded", _("Đã bỏ")


class PaperFormat(models.TextChoices):
    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"


class Paper(models.Model):
    """Of an inspection or of a plan. ``body``: as it was written, with placeholders for numbers and tables.

    Of the time when it was frozen: ``tables``, what its tables said; ``sha256``, over all that it says;
    ``checked``, what the checker of reports found. ``signer_role``: the lines above the signature.
    ``sign_reason``: why it was signed with alarms.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    inspection = models.ForeignKey(
        "oversight.Inspection", models.PROTECT, null=True, blank=True, related_name="papers"
    )
    plan = models.ForeignKey(
        "oversight.InspectionPlan", models.PROTECT, null=True, blank=True, related_name="papers"
    )
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="oversight_papers")
    kind = models.CharField(_("loại văn bản"), max_length=12, choices=PaperKind)
    state = models.CharField(_("tình trạng"), max_length=9, choices=PaperState, default=PaperState.DRAFT)
    number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    subject = models.CharField(_("trích yếu"), max_length=500)
    addressed_to = models.CharField(_("kính gửi"), max_length=300, blank=True)
    bases = models.JSONField(_("căn cứ"), default=list)
    body = models.TextField(_("nội dung"))
    copies = models.JSONField(_("nơi nhận"), default=list)
    signer_role = models.CharField(_("quyền hạn, chức vụ người ký"), max_length=200)
    tables = models.JSONField(default=dict)
    sha256 = models.CharField(_("mã kiểm chứng nội dung"), max_length=64, blank=True)
    checked = models.JSONField(_("kết quả kiểm tra số liệu"), default=list)
    drafted_by = models.CharField(_("người soạn"), max_length=150)
    drafted_at = models.DateTimeField(_("soạn lúc"))
    edited_by = models.CharField(_("người sửa"), max_length=150, blank=True)
    edited_at = models.DateTimeField(_("sửa lúc"), null=True)
    frozen_at = models.DateTimeField(_("chốt lúc"), null=True)
    signed_by = models.CharField(_("người ký"), max_length=150, blank=True)
    signed_at = models.DateTimeField(_("ký lúc"), null=True)
    sign_reason = models.CharField(_("lý do ký khi còn cảnh báo"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("văn bản của cuộc kiểm tra")
        ordering = ["drafted_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(inspection__isnull=False, plan__isnull=True)
                | Q(inspection__isnull=True, plan__isnull=False),
                name="paper_of_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(state="signed") | (Q(signed_at__isnull=False) & Q(frozen_at__isnull=False)),
                name="paper_signed_after_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"


class PaperFigure(models.Model):
    """A number of a frozen paper. ``token``: its placeholder; ``value``: as printed.

    ``question``: what was asked; ``parts``: tokens of the numbers that it is reckoned from, for a ratio;
    ``counted``: what it counted, the ids by unit, compressed JSON.
    """

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="figures")
    place = models.PositiveSmallIntegerField()
    token = models.CharField(max_length=120)
    value = models.CharField(max_length=40)
    label = models.CharField(max_length=300)
    definition = models.TextField(blank=True)
    question = models.JSONField(default=dict)
    parts = models.JSONField(default=list)
    counted = models.BinaryField()

    class Meta:
        verbose_name = _("số liệu của văn bản")
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["paper", "token"], name="paper_figure_once")]


class PaperFile(models.Model):
    """A file of a signed paper as it was given out."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="files")
    kind = models.CharField(_("loại tệp"), max_length=4, choices=PaperFormat)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("tệp văn bản")
        constraints = [models.UniqueConstraint(fields=["paper", "kind"], name="paper_file_once")]
