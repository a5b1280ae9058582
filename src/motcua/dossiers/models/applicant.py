"""Personal data of a dossier, in a table of its own so that access and erasure have one place."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApplicantKind(models.TextChoices):
    """Codes of the national catalogue (domain.md 2.1, verified)."""

    CITIZEN = "ĐT1", _("Công dân Việt Nam")
    ENTERPRISE = "ĐT2", _("Doanh nghiệp")
    FOREIGNER = "ĐT4", _("Người nước ngoài")
    FOREIGN_ORGANISATION = "ĐT7", _("Tổ chức nước ngoài")
    ORGANISATION = "ĐT9", _("Tổ chức (không gồm doanh nghiệp, hợp tác xã)")
    FOREIGN_INVESTED = "ĐT10", _("Doanh nghiệp có vốn đầu tư nước ngoài")
    COOPERATIVE = "DT11", _("Hợp tác xã")
    OVERSEAS = "DT12", _("Người Việt Nam định cư ở nước ngoài")
    OFFICIAL = "DT13", _("Cán bộ, công chức, viên chức")


class Applicant(models.Model):
    dossier = models.OneToOneField(
        "dossiers.Dossier", models.CASCADE, primary_key=True, related_name="applicant"
    )
    kind = models.CharField(_("đối tượng"), max_length=4, choices=ApplicantKind)
    full_name = models.CharField(_("họ và tên"), max_length=150)
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    id_number = models.CharField(_("số định danh"), max_length=20, blank=True, db_index=True)
    birth_date = models.DateField(_("ngày sinh"), null=True, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    address = models.CharField(_("địa chỉ"), max_length=250, blank=True)
    submitter = models.CharField(_("người nộp (nếu khác chủ hồ sơ)"), max_length=150, blank=True)
    form = models.JSONField(_("nội dung tờ khai"), default=dict)

    class Meta:
        verbose_name = _("chủ hồ sơ")

    def __str__(self) -> str:
        return self.full_name
