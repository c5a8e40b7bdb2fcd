"""The resident as the volunteer organisation knows them, come by way of a municipality or directly."""

from datetime import date
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.trajectory.wishes import Exclusion, FreeTime, HelperWish, Knowledge, Language, Meeting, Urgency
from samenspoor.domain.volunteering.models.hand_over import ResidentHandOver
from samenspoor.domain.volunteering.states import HelpedStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.closed_lists import several
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey, SeenByPersons


@history()
class HelpedResident(SeenByPersons):
    """Someone whom the organisation helps, or is going to. It is the organisation's own, and no municipality reads it.

    `municipality` and `request_key` say by which request somebody came; both are empty for whoever came directly. The
    coordinator may change roles and tasks after the intake. `visible_to` names the volunteers of running pairings.
    `meant_for` is the own volunteer whom a matchingsoverleg chose, until there is a pairing a first suggestion only;
    `meant_for_number` the same of somebody on the list without names, by the number that a file may have got since.
    `door_number` is the own volunteer who went on a visit order before this resident accepted help.
    `stop_heard_at` is when the municipality let know that the resident stops, or that it withdrew the request.
    """

    Status = HelpedStatus

    key = models.UUIDField(_("public key"), default=uuid4)
    number = models.PositiveIntegerField(_("number"))
    municipality = models.BigIntegerField(_("municipality"), null=True, blank=True)
    request_key = models.UUIDField(_("help request"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=200)
    address = models.CharField(_("address"), max_length=300, blank=True)
    postcode_area = models.CharField(_("postcode area"), max_length=4, blank=True)
    telephone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phase = models.CharField(_("phase"), max_length=20, choices=Phase)
    roles = several(_("roles"), HelpRole)
    tasks = several(_("tasks"), HelpTask)
    question = models.CharField(_("what it is about"), max_length=300)
    languages = several(_("languages"), Language)
    free_times = several(_("when"), FreeTime)
    meetings = several(_("ways of meeting"), Meeting)
    wanted_knowledge = several(_("to know about"), Knowledge)
    helper_wish = models.CharField(_("rather helped by"), max_length=6, choices=HelperWish, blank=True)
    avoid = models.CharField(_("someone to avoid"), max_length=120, blank=True)
    avoided_volunteers = ArrayField(
        models.BigIntegerField(), verbose_name=_("not by these volunteers"), default=list, blank=True
    )
    meant_for = models.BigIntegerField(_("chosen in the matchingsoverleg"), null=True, blank=True)
    meant_for_number = models.PositiveIntegerField(_("chosen from the list without names"), null=True, blank=True)
    door_number = models.PositiveIntegerField(_("number of who was at the door"), null=True, blank=True)
    # No volunteer goes there (R9); why stands nowhere.
    is_unsafe = models.BooleanField(_("not safe for a volunteer"), default=False)
    urgency = models.CharField(_("how soon"), max_length=12, choices=Urgency, default=Urgency.ORDINARY)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    # What the caseworker warned of, and what the resident said there; for the coordinator, not for a phone.
    doubts = several(_("what speaks against a volunteer"), Exclusion)
    agreed_words = models.CharField(_("agreed, in the resident's words"), max_length=300, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=HelpedStatus, default=HelpedStatus.INTAKE)
    # When the municipality asked: who waited there did not begin to wait anew here.
    asked_at = models.DateTimeField(_("asked at the municipality"), null=True, blank=True)
    came_at = models.DateTimeField(_("came at"))
    entered_by = models.BigIntegerField(_("entered by"))
    # What the next helper has to know, from the one who stopped.
    continuity = models.CharField(_("to go on with"), max_length=300, blank=True)
    intake_on = models.DateField(_("day of the intake"), null=True, blank=True)
    # Of who came directly: whom a municipality asked for hears it from there.
    told_on = models.DateField(_("last heard how it stands"), null=True, blank=True)
    called_on = models.DateField(_("last rung on"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    stop_heard_at = models.DateTimeField(_("heard that it stops"), null=True, blank=True)
    stop_reason = models.CharField(_("why it stops"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("helped resident")
        verbose_name_plural = _("helped residents")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "number"), name="helped_resident_once_by_number"),
            models.UniqueConstraint(
                fields=("organisation", "request_key"),
                name="help_request_is_one_helped_resident",
                condition=models.Q(request_key__isnull=False) & ~models.Q(status="ended"),
            ),
            models.CheckConstraint(
                name="request_comes_from_a_municipality",
                condition=models.Q(municipality=None, request_key=None)
                | models.Q(municipality__isnull=False, request_key__isnull=False),
            ),
            models.CheckConstraint(name="helped_resident_has_a_name", condition=~models.Q(name="")),
            models.CheckConstraint(
                name="heard_that_help_stops_with_a_reason",
                condition=models.Q(stop_heard_at=None, stop_reason="")
                | models.Q(stop_heard_at__isnull=False) & ~models.Q(stop_reason=""),
            ),
        )
        indexes = (models.Index(fields=("organisation", "status", "came_at"), name="helped_resident_by_status"),)

    def __str__(self) -> str:
        return self.name

    @property
    def waiting_since(self) -> date:
        """Since when this resident waits: asked at the municipality, else come here."""
        return timezone.localdate(self.asked_at or self.came_at)

    @property
    def is_handed_over(self) -> bool:
        """Whether another organisation goes on with this resident, or will as soon as it has heard; asked anew."""
        rows = ResidentHandOver.objects.filter(organisation=self.organisation_id, resident_key=self.key)
        return rows.exists()


class Doer(models.TextChoices):
    """Who does a task."""

    RESIDENT = "resident", _("The resident")
    VOLUNTEER = "volunteer", _("The volunteer")
    PROFESSIONAL = "professional", _("The professional")


class TaskShare(SeenByPersons):
    """One task of one resident: who does it, until when, and when it passes on (S22)."""

    resident = OwnedForeignKey(HelpedResident, models.CASCADE, related_name="task_shares")
    task = models.CharField(_("task"), max_length=120)
    doer = models.CharField(_("who does it"), max_length=12, choices=Doer)
    until = models.DateField(_("until"), null=True, blank=True)
    passes_on = models.CharField(_("when it passes on"), max_length=200, blank=True)
    written_at = models.DateTimeField(_("written at"))
    written_by = models.BigIntegerField(_("written by"))

    class Meta:
        verbose_name = _("division of a task")
        verbose_name_plural = _("divisions of tasks")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "resident", "task"), name="task_divided_once_per_resident"),
        )


@history()
class ResidentMachtiging(SeenByPersons):
    """The resident's own machtiging, per creditor and act, with an end: needed to ring a creditor for someone.

    Not the machtiging between municipality and organisation, and never for a payment arrangement in own name.
    """

    resident = OwnedForeignKey(HelpedResident, models.CASCADE, related_name="machtigingen")
    creditor = models.CharField(_("with whom"), max_length=120)
    act = models.CharField(_("for what"), max_length=200)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.BigIntegerField(_("made by"))

    class Meta:
        verbose_name = _("machtiging of a resident")
        verbose_name_plural = _("machtigingen of residents")
        constraints = (
            models.CheckConstraint(
                name="resident_machtiging_ends", condition=models.Q(ends_on__gte=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="resident_machtiging_names_creditor_and_act", condition=~models.Q(creditor="") & ~models.Q(act="")
            ),
        )


class Instrument(Owned):
    """A way of measuring how somebody is doing: its name and its dimensions, as the organisation works with them."""

    name = models.CharField(_("instrument"), max_length=120)
    dimensions = ArrayField(models.CharField(max_length=80), verbose_name=_("what is asked"))
    highest = models.PositiveSmallIntegerField(_("highest mark"), default=5)
    is_used = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("measuring instrument")
        verbose_name_plural = _("measuring instruments")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "name"), name="instrument_once_by_name"),
            models.CheckConstraint(name="instrument_asks_something", condition=models.Q(dimensions__len__gt=0)),
        )


class MeasuringMoment(models.TextChoices):
    """When a measurement is taken."""

    FIRST = "first", _("At the start")
    BETWEEN = "between", _("On the way")
    LAST = "last", _("At the end")


class Measurement(SeenByPersons):
    """The marks of one resident at one moment, one per dimension of the instrument, in its order; 0 is no answer."""

    resident = OwnedForeignKey(HelpedResident, models.CASCADE, related_name="measurements")
    instrument = OwnedForeignKey(Instrument, models.PROTECT, related_name="measurements")
    moment = models.CharField(_("moment"), max_length=8, choices=MeasuringMoment)
    on = models.DateField(_("day"))
    marks = ArrayField(models.PositiveSmallIntegerField(), verbose_name=_("marks"))
    taken_at = models.DateTimeField(_("taken at"))
    taken_by = models.BigIntegerField(_("taken by"))

    class Meta:
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "resident", "instrument", "moment"),
                name="first_and_last_measurement_once",
                condition=~models.Q(moment="between"),
            ),
        )
