from django.urls import path

from motcua.web.office.decisions import views

urlpatterns = [
    path("cong-bo/", views.listing, name="decisions"),
    path("cong-bo/ghi/", views.record, name="decision-record"),
    path("cong-bo/<int:pk>/", views.decision, name="decision"),
]
