"""Addresses of signing in and of the start page."""

from django.urls import include, path

from samenspoor.foundation.accounts.views import sign_in

urlpatterns = [
    path("", sign_in.start, name="start"),
    path("demo/aanmelden/<int:pk>/", sign_in.sign_in_as, name="sign_in_as"),
    path("account/", sign_in.account, name="account"),
    path("account/password/reset/", sign_in.forgotten_password, name="account_reset_password"),
    path("account/email/", sign_in.no_page, name="account_email"),
    path("account/", include("allauth.urls")),
]
