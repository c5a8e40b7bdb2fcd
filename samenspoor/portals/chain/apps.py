from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChainConfig(AppConfig):
    name = "samenspoor.portals.chain"
    verbose_name = _("what the chain shares")
    # What the access log calls these pages.
    purposes = {
        f"chain:{page}": label
        for label, pages in (
            (_("The shelf of the chain"), "shelf put_format tell_experience shelf_file take_from_shelf"),
            (_("Evaluations of agreements"), "record_evaluation"),
        )
        for page in pages.split()
    }
