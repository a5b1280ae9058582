from django.urls import path

from motcua.web.office.desk_record import views

urlpatterns = [
    path("bo-phan-mot-cua/", views.desks, name="desk-record"),
    path("bo-phan-mot-cua/<str:code>/", views.desk, name="desk-record-one"),
]
