from django.urls import URLPattern, path

from motcua.web.portal.opendata import files, views

urlpatterns: list[URLPattern] = [
    path("du-lieu-mo/", views.opendata, name="opendata"),
    path("du-lieu-mo/tu-dien/", views.dictionary, name="opendata-dictionary"),
    path("du-lieu-mo/tu-dien.json", files.dictionary, name="opendata-dictionary-json"),
    path("du-lieu-mo/thang.csv", files.months_csv, name="opendata-months-csv"),
    path("du-lieu-mo/thang.json", files.months_json, name="opendata-months-json"),
    path("du-lieu-mo/cam-ket.csv", files.promises_csv, name="opendata-promises-csv"),
    path("du-lieu-mo/cam-ket.json", files.promises_json, name="opendata-promises-json"),
]
