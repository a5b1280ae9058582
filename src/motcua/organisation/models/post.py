"""Posts: who holds which role at which agency, and when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    RECEIVER = "receiver", _("Tiếp nhận và trả kết quả")
    SPECIALIST = "specialist", _("Chuyên môn")
    LEADER = "leader", _("Lãnh đạo ký duyệt")
    CONTROL = "control", _("Đầu mối kiểm soát TTHC")
    INSPECTOR = "inspector", _("Thanh tra, giám sát")
    ADMINISTRATOR = "administrator", _("Quản trị")


class Post(models.Model):
    """A role held at an agency. ``scope`` is the authority whose dossiers (and all below) it may see."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="posts")
    scope = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    role = models.CharField(_("vai trò"), max_length=14, choices=Role)
    title = models.CharField(_("chức danh"), max_length=100, blank=True)
    valid_from = models.DateField(_("từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("vị trí công tác")
        constraints = [
            models.UniqueConstraint(fields=["user", "agency", "role", "valid_from"], name="post_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} – {self.agency}"
