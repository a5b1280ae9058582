from django.urls import path

from motcua.web.office.delegations import views

urlpatterns = [
    path("danh-muc/uy-quyen/", views.listing, name="delegations"),
    path("danh-muc/uy-quyen/ghi/", views.record, name="delegation-record"),
    path("danh-muc/uy-quyen/huong-dan/ghi/", views.guide, name="guidance-record"),
    path("danh-muc/uy-quyen/huong-dan/<uuid:id>/", views.guidance, name="guidance"),
    path("danh-muc/uy-quyen/<uuid:id>/", views.one, name="delegation"),
    path("danh-muc/uy-quyen/<uuid:id>/ho-so/", views.dossiers, name="delegation-dossiers"),
    path("danh-muc/uy-quyen/<uuid:id>/tep/<uuid:file_id>/", views.file, name="delegation-file"),
]
