"""What happens within a pairing: visits, and what a volunteer gives back because it belongs to the professional."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpTask
from samenspoor.domain.trajectory.wishes import Meeting
from samenspoor.domain.volunteering.models.pairing import Pairing
from samenspoor.domain.volunteering.states import VisitStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.closed_lists import several
from samenspoor.foundation.organisations.owned import OwnedForeignKey, SeenByPersons


class Canceller(models.TextChoices):
    """Who called a visit off."""

    RESIDENT = "resident", _("The resident")
    VOLUNTEER = "volunteer", _("The volunteer")


@history()
class Visit(SeenByPersons):
    """A visit or call. The note stays within the organisation (S9); `phone_key` keeps it from coming in twice."""

    Status = VisitStatus

    pairing = OwnedForeignKey(Pairing, models.CASCADE, related_name="visits")
    phone_key = models.UUIDField(_("key of the phone"))
    status = models.CharField(_("status"), max_length=10, choices=VisitStatus, default=VisitStatus.PLANNED)
    starts_at = models.DateTimeField(_("begins at"))
    place = models.CharField(_("way of meeting"), max_length=20, choices=Meeting)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    kilometres = models.PositiveSmallIntegerField(_("kilometres"), default=0)
    tasks = several(_("what was done"), HelpTask)
    note = models.CharField(_("note"), max_length=500, blank=True)
    cancelled_by = models.CharField(_("called off by"), max_length=10, choices=Canceller, blank=True)
    is_safe_home = models.BooleanField(_("checked out safely"), default=False)
    logged_at = models.DateTimeField(_("logged at"), null=True, blank=True)
    logged_by = models.BigIntegerField(_("logged by"), null=True, blank=True)
    thanked_at = models.DateTimeField(_("thanked at"), null=True, blank=True)
    thanks = models.CharField(_("thank-you"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("visit of a volunteer")
        verbose_name_plural = _("visits of volunteers")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "phone_key"), name="visit_once_by_key_of_the_phone"),
            models.UniqueConstraint(
                fields=("organisation", "pairing", "starts_at"),
                condition=models.Q(status="planned"),
                name="visit_planned_once_for_a_moment",
            ),
            models.CheckConstraint(
                name="held_visit_says_how_long",
                condition=~models.Q(status="held")
                | models.Q(minutes__isnull=False, logged_at__isnull=False, logged_by__isnull=False),
            ),
            models.CheckConstraint(
                name="cancelled_visit_says_by_whom",
                condition=models.Q(status="cancelled") & ~models.Q(cancelled_by="")
                | ~models.Q(status="cancelled") & models.Q(cancelled_by=""),
            ),
        )
        indexes = (models.Index(fields=("organisation", "pairing", "starts_at"), name="visit_by_pairing"),)


class Boundary(models.TextChoices):
    """What never belongs to a volunteer, or no longer; the professional takes over."""

    DIGID = "digid", _("DigiD, bank card or PIN")
    MONEY = "money", _("Money")
    SIGNATURE = "signature", _("A signature or a decision")
    ARRANGEMENT = "arrangement", _("A payment arrangement")
    UNSAFE = "unsafe", _("It does not feel safe")
    TOO_HEAVY = "too_heavy", _("It is too heavy")
    EXPERTISE = "expertise", _("This asks for an expert")
    OTHER = "other", _("Something else")


@history()
class GivenBack(SeenByPersons):
    """“This belongs to the professional”: one tap with a reason. Urgent is with the coordinator at once."""

    pairing = OwnedForeignKey(Pairing, models.CASCADE, related_name="given_back")
    phone_key = models.UUIDField(_("key of the phone"))
    boundary = models.CharField(_("why"), max_length=12, choices=Boundary)
    is_urgent = models.BooleanField(_("urgent"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)
    given_at = models.DateTimeField(_("given back at"))
    given_by = models.BigIntegerField(_("given back by"))
    taken_at = models.DateTimeField(_("taken over at"), null=True, blank=True)
    taken_by = models.BigIntegerField(_("taken over by"), null=True, blank=True)
    answer = models.CharField(_("what was done"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("task given back")
        verbose_name_plural = _("tasks given back")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "phone_key"), name="given_back_once_by_key_of_the_phone"),
            models.CheckConstraint(
                name="given_back_taken_at_and_by_together",
                condition=models.Q(taken_at=None, taken_by=None)
                | models.Q(taken_at__isnull=False, taken_by__isnull=False),
            ),
        )


class OrganisationMessage(SeenByPersons):
    """One message of the coordinator to all own volunteers; whoever reads it is named in `read_by`.

    `mailed` names the volunteers without a phone who got it by mail, `missed` those whom it did not reach: they have
    neither, or their work was on hold.
    """

    # The key that the form gave it: what is sent a second time is one message.
    key = models.UUIDField(_("key"), db_default=RandomUUID())
    text = models.CharField(_("message"), max_length=500)
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.BigIntegerField(_("sent by"))
    read_by = ArrayField(models.BigIntegerField(), verbose_name=_("read by"), default=list, blank=True)
    mailed = ArrayField(models.BigIntegerField(), verbose_name=_("got it by mail"), default=list, blank=True)
    missed = ArrayField(models.BigIntegerField(), verbose_name=_("did not get it"), default=list, blank=True)

    class Meta:
        verbose_name = _("message to volunteers")
        verbose_name_plural = _("messages to volunteers")
        constraints = (models.UniqueConstraint(fields=("organisation", "key"), name="message_sent_once"),)
        indexes = (models.Index(fields=("organisation", "-sent_at"), name="message_by_moment"),)


class WellBeing(SeenByPersons):
    """“How are you?”: voluntary, about the volunteer and never about a resident.

    Whoever would like to talk stands with the coordinator until somebody says that they talked.
    """

    volunteer = OwnedForeignKey("volunteering.Volunteer", models.CASCADE, related_name="well_being")
    mark = models.PositiveSmallIntegerField(_("how it goes, 1 to 5"))
    wants_talk = models.BooleanField(_("would like to talk"), default=False)
    phone_key = models.UUIDField(_("key of the phone"))
    said_at = models.DateTimeField(_("said at"))
    talked_at = models.DateTimeField(_("talked at"), null=True, blank=True)
    talked_by = models.BigIntegerField(_("talked by"), null=True, blank=True)

    class Meta:
        verbose_name = _("how a volunteer is doing")
        verbose_name_plural = _("how volunteers are doing")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "phone_key"), name="well_being_once_by_key_of_the_phone"),
            models.CheckConstraint(
                name="well_being_talked_at_and_by_together",
                condition=models.Q(talked_at=None, talked_by=None)
                | models.Q(talked_at__isnull=False, talked_by__isnull=False),
            ),
            models.CheckConstraint(name="well_being_from_one_to_five", condition=models.Q(mark__gte=1, mark__lte=5)),
        )
