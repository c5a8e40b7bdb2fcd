"""Addresses of the municipality's pages, below the organisation's name."""

from django.urls import path

from samenspoor.portals.municipality.views import start, worklist

app_name = "municipality"
urlpatterns = [
    path("", start.start, name="start"),
    path("werklijst/", worklist.worklist, name="worklist"),
]
