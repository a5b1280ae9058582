"""Delegation acts (phân cấp, ủy quyền) with their procedures, and texts that guide how these are handled."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class DelegationKind(models.TextChoices):
    """Luật Tổ chức chính quyền địa phương 72/2025/QH15 (memory)."""

    DECENTRALISED = "decentralised", _("Phân cấp")
    AUTHORISED = "authorised", _("Ủy quyền")


class Delegation(models.Model):
    """``giver`` lets ``taker`` decide in its stead, both days included; no ``valid_to``: until it is ended.

    ``post``: the office holder meant, where the act names one. The scanned act: attachments of kind
    "delegation".
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    kind = models.CharField(_("hình thức"), max_length=13, choices=DelegationKind)
    giver = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="delegations_given")
    taker = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="delegations_taken")
    post = models.CharField(_("chức danh được giao"), max_length=150, blank=True)
    signed_on = models.DateField(_("ngày ký"))
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    conditions = models.TextField(_("phạm vi, điều kiện"), blank=True, max_length=2000)
    basis = models.CharField(_("căn cứ"), max_length=300)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    recorded_by = models.CharField(_("người ghi"), max_length=150)
    ended_at = models.DateTimeField(_("ghi chấm dứt lúc"), null=True)
    ended_by = models.CharField(_("người ghi chấm dứt"), max_length=150, blank=True)
    end_reason = models.CharField(_("lý do chấm dứt"), max_length=300, blank=True)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)
    procedures: models.ManyToManyField = models.ManyToManyField(
        "catalogue.Procedure", related_name="delegations", verbose_name=_("thủ tục")
    )

    class Meta:
        verbose_name = _("văn bản phân cấp, ủy quyền")
        indexes = [models.Index(fields=["giver", "valid_from"], name="delegation_given")]
        constraints = [
            models.UniqueConstraint(fields=["giver", "number"], name="delegation_number_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="delegation_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Guidance(models.Model):
    """A text that guides how procedures are handled in the area of ``agency``."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    issued_by = models.CharField(_("cơ quan ban hành"), max_length=200)
    signed_on = models.DateField(_("ngày ký"))
    valid_to = models.DateField(_("áp dụng đến hết ngày"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    recorded_by = models.CharField(_("người ghi"), max_length=150)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("văn bản hướng dẫn")
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="guidance_number_once")]

    def __str__(self) -> str:
        return self.number


class GuidanceLine(models.Model):
    """What the text says of one procedure. Term in working days; fee in đồng; none: it does not say."""

    guidance = models.ForeignKey(Guidance, models.PROTECT, related_name="lines")
    procedure = models.ForeignKey("catalogue.Procedure", models.PROTECT, related_name="guidance")
    term_days = models.PositiveSmallIntegerField(_("thời hạn (ngày làm việc)"), null=True, blank=True)
    fee = models.PositiveIntegerField(_("phí, lệ phí (đồng)"), null=True, blank=True)

    class Meta:
        verbose_name = _("nội dung hướng dẫn một thủ tục")
        constraints = [models.UniqueConstraint(fields=["guidance", "procedure"], name="guidance_line_once")]
