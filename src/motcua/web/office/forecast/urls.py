from django.urls import URLPattern, path

from motcua.web.office.forecast import views

urlpatterns: list[URLPattern] = [path("du-bao/", views.forecast, name="forecast")]
