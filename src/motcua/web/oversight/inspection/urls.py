from django.urls import path

from motcua.web.oversight.inspection import criteria, following, plans, views

urlpatterns = [
    path("", views.home, name="home"),
    path("quyet-dinh/", views.decide_page, name="decide"),
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/<uuid:id>/", plans.plan, name="plan"),
    path("theo-doi/", following.page, name="followup"),
    path("<uuid:id>/", views.one, name="inspection"),
    path("<uuid:id>/tieu-chi/", criteria.all_of_unit, name="criteria"),
    path("<uuid:id>/tieu-chi/<slug:code>/", criteria.one, name="criterion"),
    path("<uuid:id>/so-lieu/<str:key>/", criteria.behind, name="behind"),
    path("<uuid:id>/nhan-xet/", views.findings, name="findings"),
    path("<uuid:id>/nhat-ky/", views.log, name="log"),
    path("<uuid:id>/tep/<uuid:file>/", views.file, name="file"),
    path("<uuid:id>/lam/<slug:action>/", views.act, name="act"),
]
