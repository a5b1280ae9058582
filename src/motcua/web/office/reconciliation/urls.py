from django.urls import path

from motcua.web.office.reconciliation import views

urlpatterns = [
    path("doi-chieu/", views.listing, name="reconciliations"),
    path("doi-chieu/moi/", views.new, name="reconciliation-new"),
    path("doi-chieu/<uuid:id>/", views.one, name="reconciliation"),
    path("doi-chieu/<uuid:id>/tep/", views.workbook_file, name="reconciliation-file"),
    path("doi-chieu/<uuid:id>/phu-luc/<uuid:file>/", views.annex, name="reconciliation-annex"),
    path("doi-chieu/khac-biet/<uuid:id>/", views.line, name="reconciliation-line"),
    path("doi-chieu/khac-biet/<uuid:id>/ho-so/", views.dossiers, name="reconciliation-dossiers"),
]
