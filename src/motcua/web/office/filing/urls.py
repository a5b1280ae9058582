from django.urls import path

from motcua.web.office.filing import listing, report

urlpatterns = [
    path("bao-cao/", listing.reports, name="reports"),
    path("bao-cao/<uuid:key>/", report.page, name="report"),
    path("bao-cao/<uuid:key>/danh-sach/", report.cell, name="report-cell"),
    path("bao-cao/<uuid:key>/khac-biet/", report.difference, name="report-difference"),
    path("bao-cao/<uuid:key>/tep/<slug:kind>/", report.download, name="report-file"),
]
