from django.urls import path

from motcua.web.office.simplification import preparing, views

urlpatterns = [
    path("ra-soat/", views.listing, name="reviews"),
    path("ra-soat/xep-hang/", views.rank, name="review-ranking"),
    path("ra-soat/mo/", preparing.opening, name="review-open"),
    path("ra-soat/<uuid:id>/", views.review, name="review"),
    path("ra-soat/<uuid:id>/phieu/", preparing.sheet_page, name="review-sheet"),
    path("ra-soat/<uuid:id>/chi-phi/", preparing.costs_page, name="review-costs"),
    path("ra-soat/<uuid:id>/<slug:action>/", views.act, name="review-act"),
]
