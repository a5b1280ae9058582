from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A staff account. The Vietnamese full name is one field, written family name first."""

    full_name = models.CharField(_("họ và tên"), max_length=120, blank=True)
    synthetic = models.BooleanField(_("người mẫu"), default=False)

    class Meta:
        verbose_name = _("tài khoản")

    def get_full_name(self) -> str:
        return self.full_name or self.username
