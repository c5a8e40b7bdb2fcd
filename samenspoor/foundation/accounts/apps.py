from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "samenspoor.foundation.accounts"
    verbose_name = _("accounts")
    # What the access log calls these pages.
    purposes = {
        "accounts:access_log": _("Reading who looked at what"),
        "accounts:access_counts": _("Reading how often people looked"),
        "accounts:add_person": _("Looking after staff and roles"),
        "accounts:reach": _("Saying how residents reach us"),
        "accounts:people": _("Looking after staff and roles"),
        "accounts:change_role": _("Looking after staff and roles"),
        "accounts:end_membership": _("Looking after staff and roles"),
        "accounts:invite": _("Looking after staff and roles"),
    }
