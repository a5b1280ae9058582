"""What came of a review: proposed, decided, measured a year later."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    CUT = "cut", _("Cắt giảm, đơn giản hóa")
    ABOLISH = "abolish", _("Bãi bỏ thủ tục")
    KEEP = "keep", _("Giữ nguyên")


class Outcome(models.TextChoices):
    ADOPTED = "adopted", _("Thông qua")
    IN_PART = "in_part", _("Thông qua một phần")
    REJECTED = "rejected", _("Không thông qua")


class Proposal(models.Model):
    """``new_term``: working days, where the term is to be cut."""

    review = models.OneToOneField(
        "simplification.Review", models.CASCADE, primary_key=True, related_name="proposal"
    )
    kind = models.CharField(_("phương án"), max_length=7, choices=Kind)
    content = models.TextField(_("nội dung phương án"))
    legal_change = models.TextField(_("văn bản cần sửa đổi"), blank=True)
    authority = models.CharField(_("cơ quan có thẩm quyền"), max_length=200)
    new_term = models.PositiveSmallIntegerField(_("thời hạn mới (ngày làm việc)"), null=True)
    proposed_at = models.DateTimeField(_("trình lúc"))
    proposed_by = models.CharField(_("người trình"), max_length=150)

    class Meta:
        verbose_name = _("phương án đơn giản hóa")


class Decision(models.Model):
    review = models.OneToOneField(
        "simplification.Review", models.CASCADE, primary_key=True, related_name="decision"
    )
    number = models.CharField(_("số văn bản"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"))
    effective_on = models.DateField(_("áp dụng từ ngày"), null=True)
    outcome = models.CharField(_("quyết định"), max_length=8, choices=Outcome)
    reason = models.TextField(_("lý do"), blank=True)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    recorded_by = models.CharField(_("người ghi"), max_length=150)

    class Meta:
        verbose_name = _("quyết định về phương án")


class Effect(models.Model):
    """``figures``: as measured, frozen with the questions asked (``simplification.effect.Figures``)."""

    review = models.OneToOneField(
        "simplification.Review", models.CASCADE, primary_key=True, related_name="effect"
    )
    figures = models.JSONField()
    measured_at = models.DateTimeField(_("đo lúc"))
    measured_by = models.CharField(_("người đo"), max_length=150)

    class Meta:
        verbose_name = _("hiệu quả đo được")
