"""Addresses of the style page."""

from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("stijl/", views.style_page, name="style_page"),
    path("stijl/voortgang/", views.style_page_progress, name="style_page_progress"),
]
