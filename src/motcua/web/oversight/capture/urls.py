from django.urls import path

from motcua.web.oversight.capture import views

urlpatterns = [
    path("ghi-tai-cho/", views.capture, name="capture"),
    path("ghi-tai-cho/phien/", views.session, name="capture-session"),
    path("ghi-tai-cho/da-ghi/", views.captured, name="captured"),
    path("ghi-tai-cho/<uuid:id>/anh/<uuid:photo>/", views.photo, name="capture-photo"),
    path("<uuid:id>/hien-truong/", views.captures_of, name="captures-of"),
    path("sw.js", views.worker, name="capture-worker"),
]
