from django.urls import path

from motcua.web.oversight.sample import files, views

urlpatterns = [
    path("<uuid:inspection>/mau/", views.listing, name="samples"),
    path("<uuid:inspection>/mau/chot/", views.freeze_page, name="sample-freeze"),
    path("<uuid:inspection>/mau/<uuid:id>/", views.one, name="sample"),
    path("<uuid:inspection>/mau/<uuid:id>/ho-so/<uuid:item>/", views.sheet, name="sample-sheet"),
    path("<uuid:inspection>/mau/<uuid:id>/tep-mau/", files.evidence, name="sample-file"),
    path("<uuid:inspection>/mau/<uuid:id>/danh-sach/", files.listed, name="sample-list-file"),
    path("<uuid:inspection>/mau/<uuid:id>/lam/<slug:action>/", views.act, name="sample-act"),
]
