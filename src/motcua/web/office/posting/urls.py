from django.urls import path

from motcua.web.office.posting import views

urlpatterns = [
    path("danh-muc/niem-yet/", views.posting, name="posting"),
    path("danh-muc/niem-yet/ghi/", views.record, name="posting-record"),
    path("danh-muc/niem-yet/lan-kiem-tra/", views.checks, name="posting-checks"),
    path("danh-muc/niem-yet/lan-kiem-tra/<uuid:id>/", views.check, name="posting-check"),
    path("danh-muc/niem-yet/lan-kiem-tra/<uuid:id>/<uuid:file_id>/", views.file, name="posting-file"),
]
