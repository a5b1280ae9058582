from django.urls import path

from motcua.web.office.assignments import views

urlpatterns = [
    path("nhiem-vu/", views.listing, name="assignments"),
    path("nhiem-vu/giao/", views.hand_out, name="assignment-give"),
    path("nhiem-vu/<uuid:key>/", views.item, name="assignment"),
    path("nhiem-vu/<uuid:key>/tep/<uuid:file>/", views.file, name="assignment-file"),
    path("nhiem-vu/<uuid:key>/<slug:action>/", views.act, name="assignment-act"),
]
