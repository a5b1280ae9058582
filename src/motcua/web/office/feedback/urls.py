from django.urls import path

from motcua.web.office.feedback import views

urlpatterns = [
    path("phan-anh/", views.listing, name="feedback"),
    path("phan-anh/tiep-nhan/", views.register, name="feedback-register"),
    path("phan-anh/<str:code>/", views.item, name="feedback-item"),
    path("phan-anh/<str:code>/nguoi-gui/", views.reveal, name="feedback-reveal"),
    path("phan-anh/<str:code>/<slug:action>/", views.act, name="feedback-act"),
]
