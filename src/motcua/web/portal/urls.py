from django.urls import path

from motcua.web.portal.views.calculator import calculator
from motcua.web.portal.views.home import home
from motcua.web.portal.views.procedure import procedure
from motcua.web.portal.views.track import track

app_name = "portal"
urlpatterns = [
    path("", home, name="home"),
    path("thu-tuc/<str:code>/", procedure, name="procedure"),
    path("tra-cuu/", track, name="track"),
    path("tinh-ngay-hen-tra/", calculator, name="calculator"),
]
