"""Posting (niêm yết) looked at: what an officer saw at a place on a day. Rows are written once."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from motcua.journal.models import AppendOnly


class Place(models.TextChoices):
    """Where procedures are made public (NĐ 118/2025/NĐ-CP and the decree on control, domain.md 11)."""

    ONE_STOP = "one_stop", _("Bộ phận Một cửa (bảng, màn hình, mã QR)")
    WEBSITE = "website", _("Trang thông tin điện tử của cơ quan")
    PORTAL = "portal", _("Cơ sở dữ liệu quốc gia, Cổng Dịch vụ công quốc gia")


class PostingCheck(AppendOnly):
    """One look at one place. Its proof: files (attachments of kind "posting") or the page's address.

    ``snapshot``: SHA-256 of the page as it was kept, where a page was looked at.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="posting_checks")
    place = models.CharField(_("nơi niêm yết"), max_length=8, choices=Place)
    checked_on = models.DateField(_("ngày kiểm tra"))
    page_address = models.URLField(_("địa chỉ trang"), max_length=500, blank=True)
    snapshot = models.CharField(max_length=64, blank=True, editable=False)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    recorded_by = models.CharField(_("người kiểm tra"), max_length=150)
    synthetic = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("lần kiểm tra niêm yết")
        indexes = [models.Index(fields=["agency", "place", "checked_on"], name="posting_check_place")]

    def __str__(self) -> str:
        return f"{self.get_place_display()}, {self.checked_on:%d/%m/%Y}"


class PostingLine(AppendOnly):
    """What was seen of one procedure, or of one general list (``item``: a key of the rules).

    ``digest``: of the version that was seen posted; blank where it was not posted, and for a general list.
    """

    posting_check = models.ForeignKey(PostingCheck, models.PROTECT, related_name="lines")
    procedure = models.ForeignKey(
        "catalogue.Procedure", models.PROTECT, null=True, blank=True, related_name="postings"
    )
    item = models.CharField(_("danh mục chung"), max_length=20, blank=True)
    posted = models.BooleanField(_("có niêm yết"))
    digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("nội dung đã kiểm tra niêm yết")
        constraints = [
            models.UniqueConstraint(
                fields=["posting_check", "procedure"],
                condition=models.Q(procedure__isnull=False),
                name="posting_line_procedure_once",
            ),
            models.UniqueConstraint(
                fields=["posting_check", "item"],
                condition=models.Q(procedure__isnull=True),
                name="posting_line_item_once",
            ),
            models.CheckConstraint(
                condition=models.Q(procedure__isnull=False, item="")
                | models.Q(procedure__isnull=True) & ~models.Q(item=""),
                name="posting_line_is_about_one_thing",
            ),
        ]
