from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "samenspoor.foundation.organisations"
    verbose_name = _("organisations")

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from samenspoor.foundation.organisations.acting import watch_connection

        connection_created.connect(watch_connection, dispatch_uid="samenspoor.acting")
