from django.urls import URLPattern, path

from motcua.web.office.process import views

urlpatterns: list[URLPattern] = [
    path("quy-trinh/", views.process, name="process"),
    path("quy-trinh/ho-so/", views.dossiers, name="process-dossiers"),
    path("quy-trinh/nhat-ky.xes", views.xes, name="process-xes"),
]
