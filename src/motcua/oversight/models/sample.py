"""Samples: a population frozen with its rule, the dossiers drawn from it, and a check sheet for each."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class SampleState(models.TextChoices):
    FROZEN = "frozen", _("Chờ dấu băm số bí mật")
    BOUND = "bound", _("Chờ giá trị công khai")
    DRAWN = "drawn", _("Đã chọn hồ sơ")


class Answer(models.TextChoices):
    MET = "met", _("Đạt")
    FAULT = "fault", _("Không đạt")
    NONE = "none", _("Không áp dụng")


class Sample(models.Model):
    """``file`` is what is handed out (``motcua.sampling.samplefile``), ``strata`` what pages need of it:
    [values, population, size] of each stratum, sizes 0 before the draw."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    inspection = models.ForeignKey("oversight.Inspection", models.PROTECT, related_name="samples")
    title = models.CharField(_("tên mẫu"), max_length=200)
    state = models.CharField(_("tình trạng"), max_length=6, choices=SampleState, default=SampleState.FROZEN)
    commitment = models.CharField(_("mã cam kết"), max_length=64, unique=True)
    criteria = models.JSONField(_("tiêu chí của phiếu kiểm tra"))
    source_name = models.CharField(_("giá trị công khai"), max_length=200)
    known_from = models.DateTimeField(_("giá trị công khai được biết từ"))
    party = models.CharField(_("bên giữ số bí mật"), max_length=200, blank=True)
    population = models.PositiveIntegerField(_("số hồ sơ của tổng thể"))
    size = models.PositiveIntegerField(_("số hồ sơ được chọn"))
    strata = models.JSONField(default=list)
    file = models.JSONField()
    created_by = models.CharField(_("người chốt"), max_length=150)
    created_at = models.DateTimeField(_("chốt lúc"))

    class Meta:
        verbose_name = _("mẫu kiểm tra")
        ordering = ["created_at", "pk"]


class SampledDossier(models.Model):
    """``stratum``: its place in the sample's strata; ``place``: its place in the order of that stratum.

    A lost one stays, with the reason, and points to the one that was taken instead, if any was left.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="drawn")
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="+")
    stratum = models.PositiveSmallIntegerField()
    place = models.PositiveIntegerField()
    replaced_by = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    lost_reason = models.CharField(_("lý do thay"), max_length=500, blank=True)
    lost_at = models.DateTimeField(_("thay lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("hồ sơ của mẫu")
        ordering = ["stratum", "place"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "dossier"], name="sampled_once"),
            models.UniqueConstraint(fields=["sample", "stratum", "place"], name="sampled_in_order"),
        ]


class Sheet(models.Model):
    """A check sheet as it was filled in; a correction is a further one with a higher number and a reason.

    ``answers``: one ``Answer`` for each criterion of the sample, in order.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    drawn = models.ForeignKey(SampledDossier, models.PROTECT, related_name="sheets")
    number = models.PositiveSmallIntegerField()
    answers = models.JSONField(_("kết quả theo tiêu chí"))
    note = models.TextField(_("ghi chú"), blank=True)
    reason = models.CharField(_("lý do sửa"), max_length=500, blank=True)
    filled_by = models.CharField(_("người ghi"), max_length=150)
    filled_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("phiếu kiểm tra hồ sơ")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["drawn", "number"], name="sheet_number")]
