"""The one address of this portal that asks no signing in: a link in a mail."""

from django.urls import path

from samenspoor.portals.organisation.views import by_mail

urlpatterns = [path("vraag/<str:code>/", by_mail.answer, name="answer_by_mail")]
