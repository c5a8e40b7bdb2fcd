from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "samenspoor.foundation.audit"
    verbose_name = _("history, access log")
