"""Addresses of the municipality's pages, below the organisation's name."""

from django.urls import path

from samenspoor.portals.municipality.views import deliveries, dossier, start, worklist

app_name = "municipality"
urlpatterns = [
    path("", start.start, name="start"),
    path("werklijst/", worklist.worklist, name="worklist"),
    path("werklijst/zoeken/", worklist.search, name="search"),
    path("meldingen/<int:pk>/", dossier.dossier, name="dossier"),
    path("aanleveringen/", deliveries.deliveries, name="deliveries"),
    path("aanleveringen/<int:pk>/", deliveries.delivery, name="delivery"),
    path("aanleveringen/<int:pk>/voortgang/", deliveries.progress, name="delivery_progress"),
]
