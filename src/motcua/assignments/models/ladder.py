"""Who is reminded how many working days before or after a term: dated rules, and what was reached."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.models.regime import Certainty

__all__ = ["Certainty", "Recipient", "Reminder", "Rung"]


class Recipient(models.TextChoices):
    OWNER = "owner", _("người được giao")
    HEAD = "head", _("lãnh đạo cơ quan thực hiện")
    CONTROL = "control", _("đầu mối kiểm soát của cơ quan giao")
    LEADER = "leader", _("lãnh đạo cơ quan giao")


class Rung(models.Model):
    """``days``: working days of the owing agency after the term; negative: before it.

    ``public``: from here on it also stands among those named in the page of recommendations.
    """

    name = models.CharField(_("nấc nhắc việc"), max_length=100)
    days = models.SmallIntegerField(_("số ngày làm việc sau hạn"), help_text=_("Số âm: trước hạn."))
    owner = models.BooleanField(_("nhắc người được giao"), default=False)
    head = models.BooleanField(_("nhắc lãnh đạo cơ quan thực hiện"), default=False)
    control = models.BooleanField(_("nhắc đầu mối kiểm soát của cơ quan giao"), default=False)
    leader = models.BooleanField(_("nhắc lãnh đạo cơ quan giao"), default=False)
    public = models.BooleanField(_("nêu trong trang kiến nghị"), default=False)
    valid_from = models.DateField(_("có hiệu lực từ"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    certainty = models.CharField(_("mức chắc chắn"), max_length=9, choices=Certainty)
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        verbose_name = _("nấc nhắc nhiệm vụ")
        ordering = ["valid_from", "days"]
        constraints = [
            models.UniqueConstraint(fields=["days", "valid_from"], name="assignment_rung_once"),
            models.CheckConstraint(condition=~models.Q(days=0), name="assignment_rung_not_on_the_day"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def recipients(self) -> list[Recipient]:
        return [each for each in Recipient if getattr(self, each.value)]


class Reminder(models.Model):
    """A rung that was reached, for the term it was counted from; kept with who was told."""

    assignment = models.ForeignKey(
        "assignments.Assignment", models.CASCADE, related_name="reminders", db_index=False
    )
    rung = models.ForeignKey(Rung, models.PROTECT, related_name="+")
    due_on = models.DateField(_("hạn"))
    reached_on = models.DateField(_("đến nấc ngày"))
    reminded_at = models.DateTimeField(_("nhắc lúc"))
    told = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="assignment_reminders")

    class Meta:
        verbose_name = _("lần nhắc nhiệm vụ")
        constraints = [
            models.UniqueConstraint(fields=["assignment", "rung", "due_on"], name="assignment_reminder_once")
        ]
