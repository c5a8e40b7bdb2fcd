"""Addresses of signing in and of the start page."""

from django.urls import include, path

from samenspoor.foundation.accounts.views import phone, sign_in

urlpatterns = [
    path("", sign_in.start, name="start"),
    path("demo/aanmelden/<int:pk>/", sign_in.sign_in_as, name="sign_in_as"),
    path("account/", sign_in.account, name="account"),
    path("account/password/reset/", sign_in.forgotten_password, name="account_reset_password"),
    path("account/password/set/", sign_in.no_page, name="account_set_password"),
    path("toegang/<str:code>/", phone.first_time, name="first_time"),
    path("account/sleutel/", phone.new_passkey, name="new_passkey"),
    path("account/sleutel/vraag/", phone.ask_passkey, name="ask_passkey"),
    path("account/sleutel/aanmelden/", phone.sign_in, name="sign_in_with_passkey"),
    path("account/email/", sign_in.no_page, name="account_email"),
    path("account/", include("allauth.urls")),
]
