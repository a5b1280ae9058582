from django.urls import path

from motcua.web.office.filing import preview, receiving, rollup

urlpatterns = [
    path("bao-cao/<uuid:key>/xem-truoc/<slug:kind>/", preview.file, name="report-preview"),
    path("bao-cao/tong-hop/", rollup.page, name="rollup"),
    path("bao-cao/tong-hop/khac-biet/", rollup.difference, name="rollup-difference"),
    path("bao-cao/nhan/", receiving.receive, name="receive-report"),
    path("bao-cao/da-nhan/<uuid:key>/", receiving.received, name="received-report"),
    path("bao-cao/da-nhan/<uuid:key>/goi/", receiving.package, name="received-package"),
]
