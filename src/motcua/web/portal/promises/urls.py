from django.urls import URLPattern, path

from motcua.web.portal.promises import views

urlpatterns: list[URLPattern] = [
    path("cam-ket/", views.promises, name="promises"),
    path("cam-ket/<str:code>/", views.procedure, name="promise"),
]
