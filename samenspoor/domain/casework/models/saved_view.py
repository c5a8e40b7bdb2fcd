"""A way of looking at the worklist that a colleague keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.organisations.owned import Owned


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def shown_to(self, user: int) -> "SavedViewQuerySet":
        """The own views, and what colleagues share with the team."""
        return self.filter(models.Q(made_by=user) | models.Q(is_shared=True)).order_by("name", "pk")


class SavedView(Owned):
    """Filters and order of the worklist under a name; `query` is the part of the address that says them."""

    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(_("filters and order"), max_length=300, blank=True)
    is_shared = models.BooleanField(_("for the whole team"), default=False)
    made_by = models.BigIntegerField(_("made by"))
    made_at = models.DateTimeField(_("made at"))

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "made_by", "name"), name="saved_view_once_per_name"),
        )
