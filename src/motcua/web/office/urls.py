from django.urls import path

from motcua.web.office import views

app_name = "office"
urlpatterns = [
    path("", views.figures, name="figures"),
    path("ho-so/", views.cell, name="cell"),
    path("thieu-du-lieu/", views.unusable, name="unusable"),
]
