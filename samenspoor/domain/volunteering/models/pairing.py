"""A volunteer beside a resident: from proposal to farewell. What a municipality hears of it stands in `report.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask
from samenspoor.domain.volunteering.models.resident import HelpedResident
from samenspoor.domain.volunteering.models.volunteer import Volunteer
from samenspoor.domain.volunteering.states import OVER, PairingStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.closed_lists import several
from samenspoor.foundation.organisations.owned import OwnedForeignKey, SeenByPersons


class FirstVisit(models.TextChoices):
    """Nobody goes to a stranger's home alone the first time."""

    IN_PAIRS = "in_pairs", _("With a second volunteer")
    WITH_COORDINATOR = "with_coordinator", _("With the coordinator")
    ELSEWHERE = "elsewhere", _("Not at home, but at a public place")


class Refuser(models.TextChoices):
    """Who would rather not."""

    RESIDENT = "resident", _("The resident")
    VOLUNTEER = "volunteer", _("The volunteer")
    COORDINATOR = "coordinator", _("The coordinator")


class RefusalReason(models.TextChoices):
    """Why a pairing does not come about; each improves the next proposal."""

    CONFLICT = "conflict", _("They know each other")
    NO_CLICK = "no_click", _("They do not click")
    TIMES = "times", _("The times do not fit")
    DISTANCE = "distance", _("Too far")
    LANGUAGE = "language", _("The language does not fit")
    TOO_HEAVY = "too_heavy", _("The question is too heavy for this volunteer")
    NO_ROOM = "no_room", _("No room at the moment")
    NO_LONGER = "no_longer", _("Help is no longer wanted")
    OTHER = "other", _("Something else")


class PairingResult(models.TextChoices):
    """What came of the help, in the organisation's eyes; it is no result of the municipality (R11)."""

    ACHIEVED = "achieved", _("The question was answered")
    PARTLY = "partly", _("Partly answered")
    PASSED_ON = "passed_on", _("Passed on to someone else")
    STOPPED = "stopped", _("Stopped early")


class EndReason(models.TextChoices):
    """Why it ended."""

    DONE = "done", _("Ready")
    RESIDENT_STOPS = "resident_stops", _("The resident stops")
    VOLUNTEER_STOPS = "volunteer_stops", _("The volunteer stops")
    TOO_HEAVY = "too_heavy", _("It became too heavy")
    NO_CONTACT = "no_contact", _("Contact was lost")
    MOVED = "moved", _("Moved")
    INCIDENT = "incident", _("Something happened")
    PAPER_ENDED = "paper_ended", _("The agreement has ended")


class PairingQuerySet(models.QuerySet["Pairing"]):
    def running(self) -> "PairingQuerySet":
        """Those that take a place of the volunteer: from the first proposal until the end."""
        return self.exclude(status__in=OVER)

    def active(self) -> "PairingQuerySet":
        """Those in which somebody is helped now."""
        return self.filter(status=PairingStatus.ACTIVE)


@history()
class Pairing(SeenByPersons):
    """One volunteer and one resident; two volunteers of one resident are two pairings.

    `visible_to` names the volunteer from the kennismaking on, and nobody any more after the end. `goes_along` is the
    own volunteer who comes along the first time; that one takes no place, and sees only that visit.
    """

    Status = PairingStatus

    resident = OwnedForeignKey(HelpedResident, models.PROTECT, related_name="pairings")
    volunteer = OwnedForeignKey(Volunteer, models.PROTECT, related_name="pairings")
    roles = several(_("roles"), HelpRole)
    tasks = several(_("tasks"), HelpTask)
    status = models.CharField(_("status"), max_length=14, choices=PairingStatus, default=PairingStatus.PROPOSED)
    proposed_at = models.DateTimeField(_("proposed at"))
    proposed_by = models.BigIntegerField(_("proposed by"))
    # Filled in when the coordinator chose someone else than the three that were suggested.
    chosen_because = models.CharField(_("why this volunteer"), max_length=200, blank=True)
    call_before = models.DateField(_("first call before"))
    conflict_asked_on = models.DateField(_("asked whether they know each other, on"), null=True, blank=True)
    volunteer_said_yes_on = models.DateField(_("the volunteer said yes on"), null=True, blank=True)
    introduced_on = models.DateField(_("kennismaking on"), null=True, blank=True)
    resident_said_yes_on = models.DateField(_("the resident said yes on"), null=True, blank=True)
    first_visit = models.CharField(_("the first visit"), max_length=16, choices=FirstVisit, blank=True)
    goes_along = models.BigIntegerField(_("goes along the first time"), null=True, blank=True)
    agreement_signed_on = models.DateField(_("hulpovereenkomst signed on"), null=True, blank=True)
    minutes_a_week = models.PositiveSmallIntegerField(_("minutes a week, agreed"), default=90)
    quiet_weeks = models.PositiveSmallIntegerField(_("weeks without a visit before we ring"), default=4)
    started_on = models.DateField(_("began on"), null=True, blank=True)
    paused_until = models.DateField(_("pauses until"), null=True, blank=True)
    # Since when nobody visits: a paper, a suspension or an incident; which one is looked up on the day itself.
    still_since = models.DateField(_("stands still since"), null=True, blank=True)
    incident_on = models.DateField(_("something happened on"), null=True, blank=True)
    incident = models.CharField(_("what happened"), max_length=300, blank=True)
    incident_settled = models.CharField(_("how it was settled"), max_length=300, blank=True)
    # When the coordinator last asked the volunteer how it goes.
    heard_on = models.DateField(_("asked how it goes, on"), null=True, blank=True)
    refused_by = models.CharField(_("who refused"), max_length=12, choices=Refuser, blank=True)
    refusal = models.CharField(_("why not"), max_length=12, choices=RefusalReason, blank=True)
    refusal_note = models.CharField(_("why not, in words"), max_length=200, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=16, choices=EndReason, blank=True)
    result = models.CharField(_("what came of it"), max_length=12, choices=PairingResult, blank=True)
    farewell = models.CharField(_("how it was closed"), max_length=300, blank=True)
    settled_at = models.DateTimeField(_("last step at"))
    settled_by = models.BigIntegerField(_("last step by"))

    objects = PairingQuerySet.as_manager()

    class Meta:
        verbose_name = _("pairing")
        verbose_name_plural = _("pairings")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "resident", "volunteer"),
                name="one_running_pairing_of_two_people",
                condition=~models.Q(status__in=("refused", "ended")),
            ),
            models.CheckConstraint(
                name="active_pairing_was_agreed_by_all",
                condition=~models.Q(status__in=("active", "paused"))
                | models.Q(
                    volunteer_said_yes_on__isnull=False,
                    resident_said_yes_on__isnull=False,
                    agreement_signed_on__isnull=False,
                    started_on__isnull=False,
                )
                & ~models.Q(first_visit=""),
            ),
            models.CheckConstraint(
                name="second_volunteer_goes_along_in_pairs",
                condition=models.Q(goes_along=None)
                | models.Q(first_visit="in_pairs") & ~models.Q(goes_along=models.F("volunteer")),
            ),
            models.CheckConstraint(
                name="incident_says_when_and_what",
                condition=models.Q(incident_on=None, incident="")
                | models.Q(incident_on__isnull=False) & ~models.Q(incident=""),
            ),
            models.CheckConstraint(
                name="refused_pairing_says_who_and_why",
                condition=models.Q(status="refused") & ~models.Q(refused_by="") & ~models.Q(refusal="")
                | ~models.Q(status="refused") & models.Q(refused_by="", refusal="", refusal_note=""),
            ),
            models.CheckConstraint(
                name="ended_pairing_says_when_and_why",
                condition=models.Q(status="ended", ended_on__isnull=False)
                & ~models.Q(end_reason="")
                & ~models.Q(result="")
                | ~models.Q(status="ended") & models.Q(ended_on=None, end_reason="", result=""),
            ),
        )
        indexes = (
            models.Index(fields=("organisation", "status", "proposed_at"), name="pairing_by_status"),
            models.Index(fields=("organisation", "volunteer", "status"), name="pairing_by_volunteer"),
        )

    @property
    def is_running(self) -> bool:
        """Whether it takes a place of the volunteer: proposed, and not refused or ended."""
        return self.status not in OVER
