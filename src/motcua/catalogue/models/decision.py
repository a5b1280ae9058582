"""Announcing decisions (quyết định công bố): what they changed in the list, and when it was posted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.models.version import Confidence


class Origin(models.TextChoices):
    """Who laid the procedures down: the two parts of Biểu 03b."""

    CENTRAL = "central", _("Trung ương ban hành")
    LOCAL = "local", _("Địa phương ban hành")


class Change(models.TextChoices):
    NEW = "new", _("Ban hành mới")
    AMENDED = "amended", _("Sửa đổi, bổ sung")
    REPLACED = "replaced", _("Thay thế")
    ABOLISHED = "abolished", _("Bãi bỏ")


class Decision(models.Model):
    """``agency``: the authority that announced; none for a ministry, whose name is in ``issued_by``.

    A decision known by its number alone has no day: it is listed as incomplete and counted in no period.
    """

    number = models.CharField(_("số quyết định"), max_length=60, unique=True)
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    effective_on = models.DateField(_("ngày có hiệu lực"), null=True, blank=True)
    origin = models.CharField(_("thủ tục do"), max_length=7, choices=Origin)
    agency = models.ForeignKey(
        "organisation.Agency", models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    issued_by = models.CharField(_("cơ quan công bố"), max_length=200)
    title = models.CharField(_("trích yếu"), max_length=300, blank=True)
    source = models.CharField(_("nguồn"), max_length=200, blank=True)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    recorded_by = models.CharField(_("người ghi"), max_length=150)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("quyết định công bố")
        indexes = [models.Index(fields=["signed_on"], name="decision_signed")]

    def __str__(self) -> str:
        return self.number


class DecisionEntry(models.Model):
    """One procedure in a decision. ``change`` is blank where the source does not say what was changed.

    ``public_on``: the day the procedure was posted, or taken down when it was abolished. ``replaces``: of a
    replaced line, the procedure in whose place this one comes; none where it is replaced under its own code.
    ``amendment``: what the version it leads to says otherwise than the one before (see effects.amending).
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="entries")
    procedure = models.ForeignKey("catalogue.Procedure", models.PROTECT, related_name="announcements")
    change = models.CharField(_("thay đổi"), max_length=9, choices=Change, blank=True)
    public_on = models.DateField(_("ngày công khai"), null=True, blank=True)
    replaces = models.ForeignKey(
        "catalogue.Procedure", models.PROTECT, null=True, blank=True, related_name="+"
    )
    amendment = models.JSONField(default=dict, blank=True)
    confidence = models.CharField(_("độ tin cậy"), max_length=10, choices=Confidence)

    class Meta:
        verbose_name = _("thủ tục trong quyết định công bố")
        constraints = [models.UniqueConstraint(fields=["decision", "procedure"], name="decision_entry_once")]


class LegalText(models.Model):
    """A legal text (văn bản quy phạm pháp luật) by which a decision's procedures were laid down."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="legal_texts")
    number = models.CharField(_("số, ký hiệu văn bản"), max_length=100)

    class Meta:
        verbose_name = _("văn bản quy phạm pháp luật")
        constraints = [models.UniqueConstraint(fields=["decision", "number"], name="legal_text_once")]


class Localisation(models.Model):
    """An authority has brought its own list in line with a decision, and nothing of it is left to do."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="localisations")
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    applied_at = models.DateTimeField(_("thực hiện lúc"))
    applied_on = models.DateField(editable=False)
    applied_by = models.CharField(_("người thực hiện"), max_length=150)

    class Meta:
        verbose_name = _("thực hiện quyết định công bố")
        constraints = [
            models.UniqueConstraint(fields=["decision", "agency"], name="localisation_once"),
        ]
