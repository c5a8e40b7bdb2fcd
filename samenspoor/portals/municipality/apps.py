from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MunicipalityConfig(AppConfig):
    name = "samenspoor.portals.municipality"
    verbose_name = _("municipality")
    # What the access log calls these pages.
    purposes = {
        "municipality:worklist": _("Worklist"),
        "municipality:search": _("Search"),
        "municipality:dossier": _("Working on a dossier"),
        "municipality:checks": _("Checking people in the BRP"),
        "municipality:decide_check": _("Checking people in the BRP"),
        "municipality:bsn": _("Looking at a BSN"),
        "municipality:administrator": _("Entering a bewindvoerder"),
        "municipality:deliveries": _("Deliveries"),
        "municipality:creditors": _("Creditors"),
        "municipality:creditor": _("Looking at a creditor"),
        "municipality:delivery": _("Following a delivery"),
        "municipality:delivery_progress": _("Following a delivery"),
        "municipality:destruction_report": _("Reading a report of destruction"),
        "municipality:destruction_progress": _("Reading a report of destruction"),
    }
