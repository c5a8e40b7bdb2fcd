"""Addresses of what the chain shares, below the name of whoever looks: the municipality or an organisation."""

from django.urls import path

from samenspoor.portals.chain.views import evaluations, shelf

app_name = "chain"
urlpatterns = [
    path("evaluatie/<int:pk>/", evaluations.record_evaluation, name="record_evaluation"),
    path("plank/", shelf.shelf, name="shelf"),
    path("plank/format/", shelf.put_format, name="put_format"),
    path("plank/ervaring/", shelf.tell_experience, name="tell_experience"),
    path("plank/<int:pk>/bestand/", shelf.shelf_file, name="shelf_file"),
    path("plank/<int:pk>/terug/", shelf.take_from_shelf, name="take_from_shelf"),
]
