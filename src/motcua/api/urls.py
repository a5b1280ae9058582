"""``/api/``: version 1, its description, and whether the system is well."""

from django.urls import path

from motcua.api import docs, errors
from motcua.api.v1 import api

urlpatterns = [
    path("docs", docs.page, name="api-docs"),
    path("", api.urls),
    path("<path:rest>", errors.not_found),
]
