from django.urls import path

from motcua.web.office.quality import views

urlpatterns = [
    path("chi-so/", views.index, name="quality"),
    path("chi-so/mat-diem/", views.lost, name="quality-lost"),
]
