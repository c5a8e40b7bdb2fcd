"""The matchingsoverleg: what each organisation puts in without names, what is decided there, and what came of it.

Every row has one owner and is shared with those who take part; rows find each other by the key of the round. What links
a profile to a volunteer stands in `RoundVolunteer`, which is shared with nobody.
"""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.trajectory.wishes import FreeTime, HelperWish, Knowledge, Language, Meeting, Urgency
from samenspoor.domain.volunteering.models.light import number_of_list
from samenspoor.domain.volunteering.models.volunteer import Gender, Volunteer
from samenspoor.domain.volunteering.states import RoundStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.closed_lists import several
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey, Shared


class AllocationRoundQuerySet(models.QuerySet["AllocationRound"]):
    def running(self) -> "AllocationRoundQuerySet":
        """Those that have not been closed."""
        return self.exclude(status=RoundStatus.CLOSED)


@history()
class AllocationRound(Shared):
    """One matchingsoverleg, of the organisation that calls it; shared with those that it invites."""

    Status = RoundStatus

    key = models.UUIDField(_("public key"), default=uuid4)
    name = models.CharField(_("name"), max_length=80)
    municipality = models.BigIntegerField(_("municipality"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=RoundStatus, default=RoundStatus.OPEN)
    called_at = models.DateTimeField(_("called at"))
    called_by = models.BigIntegerField(_("called by"))
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.BigIntegerField(_("closed by"), null=True, blank=True)
    helped = models.PositiveIntegerField(_("with a volunteer"), null=True, blank=True)
    left_over = models.PositiveIntegerField(_("left over"), null=True, blank=True)
    minutes = models.CharField(_("what was agreed"), max_length=1000, blank=True)

    objects = AllocationRoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("matchingsoverleg")
        verbose_name_plural = _("matchingsoverleggen")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "key"), name="round_once_by_key"),
            models.CheckConstraint(
                name="closed_round_says_what_came_of_it",
                condition=models.Q(status="closed", closed_at__isnull=False, closed_by__isnull=False)
                & models.Q(helped__isnull=False, left_over__isnull=False)
                | ~models.Q(status="closed") & models.Q(closed_at=None, closed_by=None, helped=None, left_over=None),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def members(self) -> list[int]:
        """Everybody who may read what is put in."""
        return sorted({self.organisation_id, *self.shared_with})


class RoundParticipation(Shared):
    """An organisation takes part: who sits at the table, and how many places it gives at most.

    `allowed` are the phases, roles and tasks that its papers with the municipality allow, as it reads them itself.
    """

    round_key = models.UUIDField(_("matchingsoverleg"))
    name = models.CharField(_("who takes part"), max_length=120)
    most_places = models.PositiveSmallIntegerField(_("places at most"), null=True, blank=True)
    allowed = ArrayField(models.CharField(max_length=80), verbose_name=_("what its papers allow"), default=list)
    joined_at = models.DateTimeField(_("takes part since"))
    joined_by = models.BigIntegerField(_("joined by"))
    refreshed_at = models.DateTimeField(_("last put in at"))

    class Meta:
        verbose_name = _("participation in a matchingsoverleg")
        verbose_name_plural = _("participations in a matchingsoverleg")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "round_key"), name="organisation_takes_part_once"),
        )


class RoundProfile(Shared):
    """What a volunteer offers, under a key of this round; gone when it closes. No name, number or house."""

    round_key = models.UUIDField(_("matchingsoverleg"))
    key = models.UUIDField(_("public key"), default=uuid4)
    free_places = models.PositiveSmallIntegerField(_("free places"))
    carries = models.PositiveSmallIntegerField(_("residents now"))
    roles = several(_("roles"), HelpRole)
    tasks = several(_("tasks done before"), HelpTask)
    languages = several(_("languages"), Language)
    free_times = several(_("when"), FreeTime)
    meetings = several(_("ways of meeting"), Meeting)
    knows_about = several(_("knows about"), Knowledge)
    gender = models.CharField(_("woman or man"), max_length=6, choices=Gender, blank=True)
    postcode_area = models.CharField(_("postcode area"), max_length=4, blank=True)
    latitude = models.FloatField(_("latitude of the area"), null=True, blank=True)
    longitude = models.FloatField(_("longitude of the area"), null=True, blank=True)
    kilometres = models.PositiveSmallIntegerField(_("how far, in kilometres"), null=True, blank=True)
    has_papers = models.BooleanField(_("papers in order"))

    class Meta:
        verbose_name = _("profile in a matchingsoverleg")
        verbose_name_plural = _("profiles in a matchingsoverleg")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "round_key", "key"), name="round_profile_once_by_key"),
        )
        indexes = (models.Index(fields=("round_key", "key"), name="round_profile_by_round"),)


class RoundVolunteer(Owned):
    """Whose profile it is, a file or a number on the list without names: for the own organisation alone."""

    round_key = models.UUIDField(_("matchingsoverleg"))
    profile_key = models.UUIDField(_("profile"))
    volunteer = OwnedForeignKey(Volunteer, models.CASCADE, related_name="round_profiles", null=True, blank=True)
    light_number = models.PositiveIntegerField(_("number on the list without names"), null=True, blank=True)

    class Meta:
        verbose_name = _("volunteer behind a profile")
        verbose_name_plural = _("volunteers behind profiles")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "round_key", "volunteer"), name="volunteer_once_a_round"),
            models.UniqueConstraint(fields=("organisation", "round_key", "light_number"), name="number_once_a_round"),
            models.CheckConstraint(
                name="profile_is_of_a_file_or_of_a_number",
                condition=models.Q(volunteer=None, light_number__isnull=False)
                | models.Q(volunteer__isnull=False, light_number=None),
            ),
        )

    def __str__(self) -> str:
        return str(self.volunteer) if self.volunteer else number_of_list(self.light_number or 0)


class RoundRequest(Shared):
    """What a resident asks, without name, street, creditor or amount; gone when the round closes.

    `request_key` is that of the municipality's request, or of the organisation's own resident who came directly.
    """

    round_key = models.UUIDField(_("matchingsoverleg"))
    request_key = models.UUIDField(_("help request"))
    municipality = models.BigIntegerField(_("municipality"), null=True, blank=True)
    phase = models.CharField(_("phase"), max_length=20, choices=Phase)
    roles = several(_("roles"), HelpRole)
    tasks = several(_("tasks"), HelpTask)
    languages = several(_("languages"), Language)
    free_times = several(_("when"), FreeTime)
    meetings = several(_("ways of meeting"), Meeting)
    wanted_knowledge = several(_("to know about"), Knowledge)
    # The profile of whoever helped this resident before, and may do so again.
    earlier_profile = models.UUIDField(_("earlier volunteer"), null=True, blank=True)
    helper_wish = models.CharField(_("rather helped by"), max_length=6, choices=HelperWish, blank=True)
    wished_party = models.BigIntegerField(_("rather by this organisation"), null=True, blank=True)
    avoided = ArrayField(models.CharField(max_length=40), verbose_name=_("not by these"), default=list, blank=True)
    urgency = models.CharField(_("how soon"), max_length=12, choices=Urgency)
    waiting_since = models.DateField(_("waits since"))
    postcode_area = models.CharField(_("postcode area"), max_length=4, blank=True)
    latitude = models.FloatField(_("latitude of the area"), null=True, blank=True)
    longitude = models.FloatField(_("longitude of the area"), null=True, blank=True)

    class Meta:
        verbose_name = _("request in a matchingsoverleg")
        verbose_name_plural = _("requests in a matchingsoverleg")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "round_key", "request_key"), name="request_once_a_round"),
        )
        indexes = (models.Index(fields=("round_key", "request_key"), name="round_request_by_round"),)


class DecisionKind(models.TextChoices):
    """What people decide during the meeting."""

    PIN = "pin", _("Pinned")
    FORBID = "forbid", _("Ruled out")
    RELEASE = "release", _("Left open again")
    ACCEPT = "accept", _("Accepted")
    WEIGHT = "weight", _("Weight changed")


class RoundDecision(Shared):
    """One decision, by whom and when. Rows are only added, so that of two coordinators at once nothing is lost.

    Of a pair, and of a ground, the last one counts.
    """

    round_key = models.UUIDField(_("matchingsoverleg"))
    kind = models.CharField(_("what"), max_length=10, choices=DecisionKind)
    request_key = models.UUIDField(_("help request"), null=True, blank=True)
    profile_key = models.UUIDField(_("profile"), null=True, blank=True)
    ground = models.CharField(_("point that counts"), max_length=12, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), null=True, blank=True, validators=[MaxValueValidator(10)])
    decided_at = models.DateTimeField(_("decided at"))
    decided_by = models.BigIntegerField(_("decided by"))

    class Meta:
        verbose_name = _("decision in a matchingsoverleg")
        verbose_name_plural = _("decisions in a matchingsoverleg")
        constraints = (
            models.CheckConstraint(
                name="round_decision_is_on_a_pair_or_a_weight",
                condition=models.Q(kind="weight", request_key=None, profile_key=None, weight__lte=10)
                & ~models.Q(ground="")
                | ~models.Q(kind="weight")
                & models.Q(request_key__isnull=False, profile_key__isnull=False, ground="", weight=None),
            ),
        )
        indexes = (models.Index(fields=("round_key", "id"), name="round_decision_by_round"),)


class RoundPair(Shared):
    """What a round proposed when it closed: two keys, of which only the organisations know whose they were."""

    round_key = models.UUIDField(_("matchingsoverleg"))
    request_key = models.UUIDField(_("help request"))
    profile_key = models.UUIDField(_("profile"))
    party = models.BigIntegerField(_("organisation of the volunteer"))
    score = models.PositiveSmallIntegerField(_("score"))
    grounds = ArrayField(models.CharField(max_length=12), verbose_name=_("what spoke for it"), default=list)
    is_accepted = models.BooleanField(_("accepted"))

    class Meta:
        verbose_name = _("pair of a matchingsoverleg")
        verbose_name_plural = _("pairs of a matchingsoverleg")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "round_key", "request_key"), name="one_pair_per_request"),
        )
