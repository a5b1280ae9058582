"""Who sent it: personal data in a table of their own. Masked in lists, never in an export."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sender(models.Model):
    """``full_name`` is blank when somebody did not give a name."""

    feedback = models.OneToOneField(
        "feedback.Feedback", models.CASCADE, primary_key=True, related_name="sender"
    )
    full_name = models.CharField(_("họ và tên"), max_length=150, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    address = models.CharField(_("địa chỉ"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("người phản ánh, kiến nghị")
