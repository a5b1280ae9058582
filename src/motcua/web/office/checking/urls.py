"""The page that checks a report."""

from django.urls import URLPattern, path

from motcua.web.office.checking import views

urlpatterns: list[URLPattern] = [path("kiem-tra-bao-cao/", views.check, name="check")]
