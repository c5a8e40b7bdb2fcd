from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinkageConfig(AppConfig):
    name = "samenspoor.domain.linkage"
    verbose_name = _("linking signals")
