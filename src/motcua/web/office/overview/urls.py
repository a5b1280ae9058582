from django.urls import URLPattern, path

from motcua.web.office.overview import views

urlpatterns: list[URLPattern] = [
    path("tong-quan/", views.overview, name="overview"),
    path("tong-quan/nhip-do/", views.pace, name="pace"),
    path("tong-quan/ho-so/", views.crossed, name="crossed"),
]
