from django.urls import path

from motcua.web.office.catalogue_changes import views

urlpatterns = [
    path("danh-muc/bien-dong/", views.changes, name="catalogue-changes"),
    path("danh-muc/bien-dong/danh-sach/", views.lists, name="catalogue-lists"),
    path("danh-muc/bien-dong/danh-sach/tai-ve/", views.lists_file, name="catalogue-lists-file"),
]
