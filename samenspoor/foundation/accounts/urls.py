"""Addresses of signing in and of the start page."""

from django.urls import include, path

from samenspoor.foundation.accounts import views

urlpatterns = [
    path("", views.start, name="start"),
    path("demo/aanmelden/<int:pk>/", views.sign_in_as, name="sign_in_as"),
    path("account/", include("allauth.urls")),
]
