"""What was learned and what was forecast. Both are derived: they may be thrown away and made again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Trained(models.Model):
    """The model of an agency and all below it, with its back-test; the latest replaces the one before.

    ``model``: coefficients (see ``forecast.model``), none where nothing could be learned. ``backtest``: see
    ``forecast.record``.
    """

    agency = models.OneToOneField("organisation.Agency", models.CASCADE, related_name="+")
    made_at = models.DateTimeField(_("lúc học"))
    first = models.DateField(_("từ ngày"))
    last = models.DateField(_("đến hết ngày"))
    model = models.JSONField(null=True)
    backtest = models.JSONField()

    class Meta:
        verbose_name = _("mô hình dự báo")


class Run(models.Model):
    """One forecast for an agency and all below it; the latest replaces the one before.

    ``at``: the moment forecast from. ``loads``: work of each desk, see ``forecast.record``.
    """

    agency = models.OneToOneField("organisation.Agency", models.CASCADE, related_name="+")
    at = models.DateTimeField(_("tính đến"))
    made_at = models.DateTimeField(_("lúc tính"))
    loads = models.JSONField(default=list)

    class Meta:
        verbose_name = _("lần dự báo")


class Risk(models.Model):
    """An open dossier at a run. ``chance``: of missing its term, in millionths; none where the forecast
    abstains for its agency. ``reasons``: the strongest grounds, see ``forecast.words``."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="risks")
    dossier = models.ForeignKey("dossiers.Dossier", models.CASCADE, related_name="+")
    chance = models.PositiveIntegerField(_("khả năng trễ hạn (phần triệu)"), null=True)
    reasons = models.JSONField(default=list)

    class Meta:
        verbose_name = _("dự báo của hồ sơ")
        constraints = [models.UniqueConstraint(fields=["run", "dossier"], name="risk_once")]
        indexes = [models.Index(fields=["run", "-chance"], name="risk_by_chance")]
