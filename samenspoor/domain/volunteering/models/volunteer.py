"""A volunteer's file: it belongs to the volunteer organisation, and no municipality reads it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.casework.rules import fold
from samenspoor.domain.trajectory.wishes import FreeTime, Knowledge, Language, Meeting
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.closed_lists import several
from samenspoor.foundation.organisations.owned import OwnedForeignKey, SeenByPersons


class Gender(models.TextChoices):
    """Asked because residents may wish for a woman or a man; it may stay empty."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")


_MOST_DIGITS = 9


class VolunteerQuerySet(models.QuerySet["Volunteer"]):
    def who_may_begin(self) -> "VolunteerQuerySet":
        """Those who may be asked for something new, as far as the row itself says: papers are asked apart."""
        return self.filter(status=VolunteerStatus.ACTIVE, suspended_on=None)

    def called(self, text: str) -> "VolunteerQuerySet":
        """Those with all words in their name, however these are written, or with that number."""
        if text.isdecimal():
            return self.filter(number=int(text)) if len(text) <= _MOST_DIGITS else self.none()
        words = [Q(surname_key__contains=word) for word in fold(text).split()]
        return self.filter(*words) if words else self.none()

    def with_trainings(self) -> "VolunteerQuerySet":
        """With the trainings that were followed, the newest first."""
        return self.prefetch_related(models.Prefetch("trainings", Training.objects.order_by("-followed_on", "-pk")))


@history()
class Volunteer(SeenByPersons):
    """Someone who helps residents. `number` is what a municipality knows; the VOG itself is kept nowhere."""

    Status = VolunteerStatus

    number = models.PositiveIntegerField(_("number"))
    # Who signs in as this volunteer, once the coordinator has set that up; rows of a pairing name this person.
    user = models.BigIntegerField(_("signs in as"), null=True, blank=True)
    first_name = models.CharField(_("first name"), max_length=60)
    surname = models.CharField(_("surname"), max_length=80)
    surname_key = models.CharField(max_length=160, editable=False)
    telephone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=VolunteerStatus, default=VolunteerStatus.APPLIED)
    status_since = models.DateField(_("since"))
    postcode_area = models.CharField(_("postcode area"), max_length=4, blank=True)
    kilometres = models.PositiveSmallIntegerField(_("how far, in kilometres"), default=10)
    languages = several(_("languages"), Language, longest=20)
    roles = several(_("roles"), HelpRole, longest=20)
    free_times = several(_("when"), FreeTime, longest=20)
    meetings = several(_("ways of meeting"), Meeting, longest=20)
    most_residents = models.PositiveSmallIntegerField(
        _("residents at the same time, at most"), default=1, validators=[MinValueValidator(0), MaxValueValidator(20)]
    )
    skills = models.CharField(_("skills and experience"), max_length=300, blank=True)
    # What can be counted, and what travels to a matchingsoverleg; the words above stay here.
    knows_about = several(_("knows about"), Knowledge, longest=20)
    vog_issued_on = models.DateField(_("VOG issued on"), null=True, blank=True)
    secrecy_signed_on = models.DateField(_("secrecy statement signed on"), null=True, blank=True)
    # Of the text that was signed that day; empty when only the day is known.
    secrecy_version = models.PositiveSmallIntegerField(_("version of the secrecy statement"), null=True, blank=True)
    # What the resident and the municipality may ring; empty: the coordinator's.
    shown_telephone = models.CharField(_("number for others"), max_length=20, blank=True)
    gender = models.CharField(_("woman or man"), max_length=6, choices=Gender, blank=True)
    suspended_on = models.DateField(_("suspended on"), null=True, blank=True)
    suspended_reason = models.CharField(_("why suspended"), max_length=200, blank=True)
    suspended_by = models.BigIntegerField(_("suspended by"), null=True, blank=True)
    suspension_lifted_on = models.DateField(_("suspension lifted on"), null=True, blank=True)
    suspension_lifted_by = models.BigIntegerField(_("suspension lifted by"), null=True, blank=True)
    # What was announced; the look ahead counts on it, and says of whom nothing is known.
    expected_on = models.DateField(_("expected to be active from"), null=True, blank=True)
    leaves_on = models.DateField(_("stops on, as announced"), null=True, blank=True)
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.BigIntegerField(_("entered by"))

    objects = VolunteerQuerySet.as_manager()

    class Meta:
        verbose_name = _("volunteer")
        verbose_name_plural = _("volunteers")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "number"), name="volunteer_once_by_number"),
            models.UniqueConstraint(
                fields=("organisation", "user"), name="volunteer_signs_in_once", condition=models.Q(user__isnull=False)
            ),
            models.CheckConstraint(
                name="volunteer_suspended_with_a_reason",
                condition=models.Q(suspended_on=None, suspended_reason="")
                | models.Q(suspended_on__isnull=False) & ~models.Q(suspended_reason=""),
            ),
            models.CheckConstraint(
                name="volunteer_has_a_name", condition=~models.Q(first_name="") & ~models.Q(surname="")
            ),
        )
        indexes = (models.Index(fields=("organisation", "surname_key", "id"), name="volunteer_by_name"),)

    def __str__(self) -> str:
        return f"{self.first_name} {self.surname}"

    @property
    def is_suspended(self) -> bool:
        """Whether nothing new begins, and what runs stands still."""
        return self.suspended_on is not None


class Training(SeenByPersons):
    """A training that a volunteer followed; some have to be followed again."""

    volunteer = OwnedForeignKey(Volunteer, models.CASCADE, related_name="trainings")
    name = models.CharField(_("training"), max_length=120)
    followed_on = models.DateField(_("followed on"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        constraints = (
            models.CheckConstraint(
                name="training_is_valid_after_it_was_followed",
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("followed_on")),
            ),
        )
