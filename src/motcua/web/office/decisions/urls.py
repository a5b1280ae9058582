from django.urls import path

from motcua.web.office.decisions import effects, views

urlpatterns = [
    path("cong-bo/", views.listing, name="decisions"),
    path("cong-bo/ghi/", views.record, name="decision-record"),
    path("cong-bo/<int:pk>/", views.decision, name="decision"),
    path("cong-bo/<int:pk>/tac-dong/", effects.effects, name="decision-effects"),
    path("cong-bo/<int:pk>/tac-dong/ho-so/", effects.effect_dossiers, name="decision-effect-dossiers"),
    path("cong-bo/<int:pk>/sua-doi/<str:code>/", effects.amend, name="decision-amend"),
]
