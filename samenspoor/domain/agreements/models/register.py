"""Which revision of its agreements a municipality has reached."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.organisations.owned import Shared


class AgreementRegister(Shared):
    """One row per municipality; `revision` is new after each change, so that the authority knows when to read anew.

    Not a count: a number that was rolled back would come again, and then stand for other papers.
    """

    revision = models.UUIDField(_("revision"), default=uuid4)

    class Meta:
        verbose_name = _("register of agreements")
        verbose_name_plural = _("registers of agreements")
        constraints = (models.UniqueConstraint(fields=("organisation",), name="one_register_per_municipality"),)
