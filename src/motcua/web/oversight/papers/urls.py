from django.urls import path

from motcua.web.oversight.papers import listing, views

urlpatterns = [
    path("<uuid:id>/van-ban/", listing.of_inspection, name="papers"),
    path("ke-hoach/<uuid:id>/van-ban/", listing.of_plan, name="plan-papers"),
    path("van-ban/<uuid:id>/", views.one, name="paper"),
    path("van-ban/<uuid:id>/sua/", views.edit, name="paper-edit"),
    path("van-ban/<uuid:id>/so-lieu/", views.number, name="paper-number"),
    path("van-ban/<uuid:id>/tep/<slug:kind>/", views.file, name="paper-file"),
    path("van-ban/<uuid:id>/lam/<slug:action>/", views.act, name="paper-act"),
]
