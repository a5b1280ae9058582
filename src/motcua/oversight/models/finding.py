"""What an inspection found, and what it recommends: to the unit, upwards, and by the unit upwards."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class FindingKind(models.TextChoices):
    STRENGTH = "strength", _("Ưu điểm")
    SHORTCOMING = "shortcoming", _("Tồn tại, hạn chế")


class Severity(models.TextChoices):
    MINOR = "minor", _("Nhẹ, khắc phục ngay được")
    SERIOUS = "serious", _("Nghiêm trọng")
    GRAVE = "grave", _("Rất nghiêm trọng, xem xét trách nhiệm")


class Verdict(models.TextChoices):
    """What the team did with the unit's explanation."""

    KEPT = "kept", _("Giữ nguyên")
    CHANGED = "changed", _("Sửa theo giải trình")
    WITHDRAWN = "withdrawn", _("Bỏ theo giải trình")


class Finding(models.Model):
    """``criterion``: a code of the criteria library; blank: found otherwise. ``post_title``: the post
    responsible, never a person's name. ``first_text``: as the draft had it, where it was changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    inspection = models.ForeignKey("oversight.Inspection", models.PROTECT, related_name="findings")
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    kind = models.CharField(_("loại"), max_length=11, choices=FindingKind)
    criterion = models.CharField(_("tiêu chí"), max_length=40, blank=True)
    text = models.TextField(_("nội dung"))
    first_text = models.TextField(_("nội dung trong dự thảo"), blank=True)
    legal_basis = models.CharField(_("căn cứ pháp lý"), max_length=500, blank=True)
    cause = models.TextField(_("nguyên nhân"), blank=True)
    post_title = models.CharField(_("vị trí chịu trách nhiệm"), max_length=200, blank=True)
    severity = models.CharField(_("mức độ"), max_length=7, choices=Severity, blank=True)
    dossiers = models.ManyToManyField("dossiers.Dossier", related_name="+", verbose_name=_("hồ sơ liên quan"))
    noted_by = models.CharField(_("người ghi"), max_length=150)
    noted_at = models.DateTimeField(_("ghi lúc"))
    explanation = models.TextField(_("giải trình của đơn vị"), blank=True)
    explained_by = models.CharField(max_length=150, blank=True)
    explained_at = models.DateTimeField(_("giải trình lúc"), null=True)
    verdict = models.CharField(_("xử lý giải trình"), max_length=9, choices=Verdict, blank=True)
    verdict_reason = models.CharField(_("lý do"), max_length=500, blank=True)
    settled_at = models.DateTimeField(_("xử lý giải trình lúc"), null=True)

    class Meta:
        verbose_name = _("nhận xét của đoàn")
        ordering = ["unit__code", "-kind", "noted_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=FindingKind.STRENGTH)
                | (~Q(legal_basis="") & ~Q(cause="") & ~Q(post_title="") & ~Q(severity="")),
                name="shortcoming_is_whole",
            )
        ]

    @property
    def stands(self) -> bool:
        return self.verdict != Verdict.WITHDRAWN


class Direction(models.TextChoices):
    TO_UNIT = "to_unit", _("Kiến nghị với đơn vị được kiểm tra")
    TO_HIGHER = "to_higher", _("Kiến nghị với cơ quan cấp trên")
    FROM_UNIT = "from_unit", _("Đề xuất, kiến nghị của đơn vị")


class Recommendation(models.Model):
    """What somebody is asked to do, and by when. It becomes a task (``assignments``) at the conclusion.

    ``addressee``: an agency of the system, or null with ``addressee_text`` for one outside it; then the
    task to obtain the answer is of the agency that concludes. ``task``: null until concluded.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    inspection = models.ForeignKey("oversight.Inspection", models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField(_("số thứ tự"))
    direction = models.CharField(_("chiều"), max_length=9, choices=Direction)
    finding = models.ForeignKey(
        Finding, models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    addressee = models.ForeignKey(
        "organisation.Agency", models.PROTECT, null=True, blank=True, related_name="+"
    )
    addressee_text = models.CharField(_("cơ quan ngoài hệ thống"), max_length=200, blank=True)
    text = models.TextField(_("nội dung kiến nghị"))
    product = models.CharField(_("sản phẩm, kết quả"), max_length=300)
    due_on = models.DateField(_("thời hạn"))
    made_by = models.CharField(_("người ghi"), max_length=150)
    made_at = models.DateTimeField(_("ghi lúc"))
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True)
    withdrawn_reason = models.CharField(_("lý do rút"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("kiến nghị")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="recommendation_number"),
            models.CheckConstraint(
                condition=Q(addressee__isnull=False, addressee_text="")
                | (Q(addressee__isnull=True) & ~Q(addressee_text="")),
                name="recommendation_addressee",
            ),
        ]
