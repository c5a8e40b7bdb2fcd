"""What volunteers can learn: an offer of an organisation or a municipality, and who would like it (S21)."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.volunteering.models.volunteer import Volunteer
from samenspoor.foundation.organisations.owned import OwnedForeignKey, SeenByPersons, Shared


class TrainingOffer(Shared):
    """A training that volunteers may ask for; a municipality shares its own with the organisations it works with."""

    key = models.UUIDField(_("key"), default=uuid4)
    name = models.CharField(_("training"), max_length=120)
    about = models.CharField(_("what it is about"), max_length=300, blank=True)
    on = models.DateField(_("on"), null=True, blank=True)
    offered_at = models.DateTimeField(_("offered at"))
    offered_by = models.BigIntegerField(_("offered by"))
    stopped_at = models.DateTimeField(_("stopped at"), null=True, blank=True)

    class Meta:
        verbose_name = _("training on offer")
        verbose_name_plural = _("trainings on offer")
        constraints = (
            models.CheckConstraint(name="training_on_offer_has_a_name", condition=~models.Q(name="")),
            models.UniqueConstraint(fields=("organisation", "key"), name="training_offered_once"),
        )


class TrainingWish(SeenByPersons):
    """A volunteer would like a training; its name travels along, for the offer may be of a municipality.

    Once it was settled the volunteer may ask anew: some trainings come back every year.
    """

    volunteer = OwnedForeignKey(Volunteer, models.CASCADE, related_name="training_wishes")
    offer_key = models.UUIDField(_("key of the offer"))
    name = models.CharField(_("training"), max_length=120)
    wished_at = models.DateTimeField(_("wished at"))
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.BigIntegerField(_("settled by"), null=True, blank=True)

    class Meta:
        verbose_name = _("wish for a training")
        verbose_name_plural = _("wishes for a training")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "volunteer", "offer_key"),
                name="training_wished_once",
                condition=models.Q(settled_at=None),
            ),
            models.CheckConstraint(
                name="wish_settled_at_and_by_together",
                condition=models.Q(settled_at=None, settled_by=None)
                | models.Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        )
