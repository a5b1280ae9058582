from django.urls import path

from motcua.web.portal.opendata.urls import urlpatterns as opendata_urls
from motcua.web.portal.promises.urls import urlpatterns as promises_urls
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
    *promises_urls,
    *opendata_urls,
]
