from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChainConfig(AppConfig):
    name = "samenspoor.portals.chain"
    verbose_name = _("what the chain shares")
    # What the access log calls these pages.
    purposes = {
        f"chain:{page}": _("The shelf of the chain")
        for page in ("shelf", "put_format", "tell_experience", "shelf_file", "take_from_shelf")
    }
