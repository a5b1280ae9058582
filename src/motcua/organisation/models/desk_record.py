"""What a one-stop desk has: points of reception, staff, equipment. Typed by a person, and kept as such."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DeskRecord(models.Model):
    """True from ``valid_from`` until the next record of the desk. Written once; a mistake is put right by a
    further record, so that who typed what, when and why stays (kill list 17).

    The columns are those of Biểu 08b (TT 09/2026/TT-BTP, verified).
    """

    agency = models.ForeignKey(
        "organisation.Agency", models.PROTECT, related_name="desk_records", db_index=False
    )
    valid_from = models.DateField(_("đúng từ ngày"))
    points = models.PositiveSmallIntegerField(_("số điểm tiếp nhận"))
    permanent = models.PositiveSmallIntegerField(_("nhân sự chuyên trách"))
    seconded = models.PositiveSmallIntegerField(_("nhân sự do phòng chuyên môn cử đến"))
    contract = models.PositiveSmallIntegerField(_("nhân sự hợp đồng"))
    staff_computers = models.BooleanField(_("đủ máy tính cho cán bộ"))
    public_computers = models.BooleanField(_("đủ máy tính hỗ trợ dịch vụ công trực tuyến"))
    scanners = models.BooleanField(_("đủ máy quét tài liệu"))
    touch_screens = models.BooleanField(_("có màn hình cảm ứng tra cứu, đánh giá"))
    reason = models.CharField(_("căn cứ, lý do"), max_length=300)
    recorded_at = models.DateTimeField(_("nhập lúc"))
    recorded_by = models.CharField(_("người nhập"), max_length=150)

    class Meta:
        verbose_name = _("số liệu nhập tay của Bộ phận Một cửa")
        ordering = ["agency", "valid_from", "pk"]
        indexes = [models.Index(fields=["agency", "valid_from"], name="desk_record_since")]


class DeskItem(models.Model):
    """One point, member of staff or kind of equipment that a record speaks of: what Biểu 08b counts one by
    one, so that the list behind a number is as long as the number. Written with its record, never later."""

    class Kind(models.TextChoices):
        """In the order of the columns of the form; each is a column of the record too."""

        POINT = "points", _("Điểm tiếp nhận")
        PERMANENT = "permanent", _("Nhân sự chuyên trách")
        SECONDED = "seconded", _("Nhân sự do phòng chuyên môn cử đến")
        CONTRACT = "contract", _("Nhân sự hợp đồng")
        STAFF_COMPUTERS = "staff_computers", _("Đủ máy tính cho cán bộ")
        PUBLIC_COMPUTERS = "public_computers", _("Đủ máy tính hỗ trợ dịch vụ công trực tuyến")
        SCANNERS = "scanners", _("Đủ máy quét tài liệu")
        TOUCH_SCREENS = "touch_screens", _("Có màn hình cảm ứng tra cứu, đánh giá")

    record = models.ForeignKey(DeskRecord, models.CASCADE, related_name="items")
    kind = models.CharField(_("loại"), max_length=16, choices=Kind)
    number = models.PositiveSmallIntegerField(_("thứ tự"))

    class Meta:
        verbose_name = _("mục số liệu của Bộ phận Một cửa")
        constraints = [models.UniqueConstraint(fields=["record", "kind", "number"], name="desk_item_once")]
