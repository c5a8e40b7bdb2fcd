"""Addresses below an organisation's name that every kind of organisation has: its people, and who looked at what."""

from django.urls import path

from samenspoor.foundation.accounts.views import access_log, organisation, people

app_name = "accounts"
urlpatterns = [
    path("inzage/", access_log.access_log, name="access_log"),
    path("inzage/aantallen/", access_log.access_counts, name="access_counts"),
    path("organisatie/", organisation.reach, name="reach"),
    path("medewerkers/", people.people, name="people"),
    path("medewerkers/nieuw/", people.add_person, name="add_person"),
    path("medewerkers/<int:pk>/rol/", people.change_role, name="change_role"),
    path("medewerkers/<int:pk>/einde/", people.end_membership, name="end_membership"),
    path("medewerkers/<int:pk>/uitnodiging/", people.invite, name="invite"),
]
