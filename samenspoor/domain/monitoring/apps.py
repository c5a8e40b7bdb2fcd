from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MonitoringConfig(AppConfig):
    name = "samenspoor.domain.monitoring"
    verbose_name = _("figures")
