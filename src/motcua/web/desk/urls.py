from django.urls import path

from motcua.web.desk.views.approvals import approvals
from motcua.web.desk.views.book import book
from motcua.web.desk.views.dossier import act, dossier, reveal
from motcua.web.desk.views.find import find
from motcua.web.desk.views.home import home
from motcua.web.desk.views.receive import receive, received
from motcua.web.desk.views.returns import returns
from motcua.web.desk.views.shortcuts import shortcuts
from motcua.web.desk.views.sign_in import sign_in, sign_out
from motcua.web.desk.views.slip import slip

app_name = "desk"
urlpatterns = [
    path("", home, name="home"),
    path("dang-nhap/", sign_in, name="sign-in"),
    path("dang-xuat/", sign_out, name="sign-out"),
    path("tiep-nhan/", receive, name="receive"),
    path("tiep-nhan/da-nhan/<str:code>/", received, name="received"),
    path("ho-so/<str:code>/", dossier, name="dossier"),
    path("ho-so/<str:code>/giay-tiep-nhan.pdf", slip, name="slip"),
    path("ho-so/<str:code>/xem-day-du/", reveal, name="reveal"),
    path("ho-so/<str:code>/thao-tac/<slug:verb>/", act, name="act"),
    path("phe-duyet/", approvals, name="approvals"),
    path("tra-ket-qua/", returns, name="returns"),
    path("so-theo-doi/", book, name="book"),
    path("tim/", find, name="find"),
    path("phim-tat/", shortcuts, name="shortcuts"),
]
