"""Rules of the one-stop mechanism that change with law, each over its period of force."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Certainty(models.TextChoices):
    VERIFIED = "verified", _("đã đối chiếu văn bản")
    MEMORY = "memory", _("theo hiểu biết chung, chưa đối chiếu")
    UNCERTAIN = "uncertain", _("chưa chắc chắn, cần đối chiếu")


class Regime(models.Model):
    name = models.CharField(_("văn bản"), max_length=200)
    valid_from = models.DateField(_("có hiệu lực từ"), unique=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    intake_supplements = models.PositiveSmallIntegerField(_("số lần bộ phận tiếp nhận được yêu cầu bổ sung"))
    supplement_restarts = models.BooleanField(_("bổ sung xong thì tính lại thời hạn từ đầu"))
    supplement_days = models.PositiveSmallIntegerField(
        _("số ngày chờ bổ sung trước khi dừng"), null=True, blank=True
    )
    apology_days_before = models.PositiveSmallIntegerField(_("xin lỗi chậm nhất trước hạn (ngày làm việc)"))
    reappointments = models.PositiveSmallIntegerField(_("số lần được hẹn lại"))
    transfer_cutoff = models.TimeField(_("giờ chốt chuyển hồ sơ trong ngày"))
    transfer_grace = models.PositiveSmallIntegerField(
        _("số phút đầu giờ hôm sau để chuyển hồ sơ nhận sau giờ chốt"), default=60
    )
    online_answer_hours = models.PositiveSmallIntegerField(_("giờ làm việc để trả lời hồ sơ trực tuyến"))
    certainty = models.CharField(_("mức chắc chắn"), max_length=9, choices=Certainty)
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        verbose_name = _("chế độ áp dụng")
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return self.name
