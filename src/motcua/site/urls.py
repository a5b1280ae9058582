"""Every face at its address."""

from django.contrib import admin
from django.urls import include, path

admin.site.site_header = admin.site.site_title = "Quản trị Một Cửa"
admin.site.index_title = "Danh mục và cơ quan"

urlpatterns = [
    path("", include("motcua.web.portal.urls")),
    path("ban-lam-viec/", include("motcua.web.desk.urls")),
    path("so-lieu/", include("motcua.web.office.urls")),
    path("giam-sat/", include("motcua.web.oversight.urls")),
    path("api/", include("motcua.api.urls")),
    path("quan-tri/", admin.site.urls),
]

handler400 = "motcua.web.shared.errors.bad_request"
handler403 = "motcua.web.shared.errors.permission_denied"
handler404 = "motcua.web.shared.errors.page_not_found"
handler500 = "motcua.web.shared.errors.server_error"
