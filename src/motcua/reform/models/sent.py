"""That a periodic report went out: its number and day, where no signed report of this system proves it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Sent(models.Model):
    """``duty``: code in data/duties.json; ``last``: the last day of its period."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="reform_sent")
    duty = models.CharField(_("báo cáo"), max_length=20)
    last = models.DateField(_("kỳ đến hết ngày"))
    number = models.CharField(_("số, ký hiệu"), max_length=60)
    sent_on = models.DateField(_("ngày gửi"))
    recorded_by = models.CharField(_("người ghi"), max_length=150)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("báo cáo định kỳ đã gửi")
        constraints = [models.UniqueConstraint(fields=["agency", "duty", "last"], name="reform_sent_once")]

    def __str__(self) -> str:
        return f"{self.duty} {self.number}"
