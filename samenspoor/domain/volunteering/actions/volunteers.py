"""What happens to a volunteer: entered, described, one step further, papers seen, a training followed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.volunteering.actions.phones import end_access
from samenspoor.domain.volunteering.actions.standing import keep_standing_of
from samenspoor.domain.volunteering.models import (
    OwnWords,
    Pairing,
    Training,
    Volunteer,
    VolunteerPolicy,
)
from samenspoor.domain.volunteering.names import surname_key
from samenspoor.domain.volunteering.secrecy_text import versions_signed
from samenspoor.domain.volunteering.states import NEXT, VolunteerStatus
from samenspoor.foundation.audit.states import step
from samenspoor.foundation.organisations.models import Organisation


class UnableToGoOn(Exception):
    """The volunteer cannot go a step further so; the message says why."""


class UnableToRecordPapers(Exception):
    """These papers cannot be recorded so; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Described:
    """What is known of a volunteer besides papers and status."""

    first_name: str
    surname: str
    telephone: str = ""
    email: str = ""
    postcode_area: str = ""
    kilometres: int = 10
    languages: Sequence[str] = ("nl",)
    roles: Sequence[str] = ()
    free_times: Sequence[str] = ()
    meetings: Sequence[str] = ()
    most_residents: int = 1
    skills: str = ""
    knows_about: Sequence[str] = ()
    shown_telephone: str = ""
    gender: str = ""
    expected_on: date | None = None
    leaves_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class NumberAfterHours:
    """What is rung when the office is closed; without times whenever it is."""

    telephone: str
    name: str = ""
    begins: time | None = None
    ends: time | None = None


@transaction.atomic
def enter_volunteer(organisation: Organisation, described: Described, *, by: int, at: datetime) -> Volunteer:
    """Begin the file of someone who wants to volunteer, under the next number of the organisation."""
    policy_of(organisation, by=by, at=at)
    # Two at once wait here for each other, so that no number is given twice.
    VolunteerPolicy.objects.select_for_update().get(organisation=organisation)
    last = Volunteer.objects.filter(organisation=organisation).aggregate(last=Max("number"))["last"] or 0
    return Volunteer.objects.create(
        organisation=organisation,
        number=last + 1,
        surname_key=surname_key(first_name=described.first_name, surname=described.surname),
        status_since=timezone.localdate(at),
        entered_at=at,
        entered_by=by,
        **_fields(described),
    )


@transaction.atomic
def describe_volunteer(volunteer: Volunteer, described: Described, *, by: int, at: datetime) -> Volunteer:
    """Change what is known of a volunteer."""
    volunteer = _hold(volunteer)
    fields = _fields(described)
    for name, value in fields.items():
        setattr(volunteer, name, value)
    volunteer.surname_key = surname_key(first_name=described.first_name, surname=described.surname)
    volunteer.save(update_fields=[*fields, "surname_key"])
    return volunteer


@transaction.atomic
def go_on(volunteer: Volunteer, *, to: VolunteerStatus, by: int, at: datetime) -> Volunteer:
    """Bring a volunteer a step further; nobody becomes active without a secrecy statement (S8).

    Whoever leaves is shut out of the phone at once.
    """
    volunteer = _hold(volunteer)
    if to == VolunteerStatus.ACTIVE and volunteer.secrecy_signed_on is None:
        raise UnableToGoOn(_("First the secrecy statement is signed: without it nobody meets a resident."))
    if volunteer.is_suspended and to not in {VolunteerStatus.PAUSED, VolunteerStatus.LEFT}:
        raise UnableToGoOn(_("This volunteer is suspended. Lift the suspension first."))
    if to == VolunteerStatus.LEFT and Pairing.objects.running().filter(volunteer=volunteer).exists():
        raise UnableToGoOn(_("First hand over the residents: nobody leaves while residents count on them."))
    step(volunteer, to=to, following=NEXT)
    volunteer.status_since = timezone.localdate(at)
    volunteer.save(update_fields=["status", "status_since"])
    if to == VolunteerStatus.LEFT:
        end_access(volunteer, by=by, at=at)
    keep_standing_of(Pairing.objects.filter(volunteer=volunteer), by=by, at=at)
    return volunteer


@transaction.atomic
def record_papers(
    volunteer: Volunteer, *, vog_issued_on: date | None, secrecy_signed_on: date | None, by: int, at: datetime
) -> Volunteer:
    """Write down of which day the VOG is, and when the secrecy statement was signed.

    A day that changes here says nothing of the text that was signed, unless a statement of that day was written down.
    """
    volunteer, today = _hold(volunteer), timezone.localdate(at)
    if any(day and day > today for day in (vog_issued_on, secrecy_signed_on)):
        raise UnableToRecordPapers(_("This day has not come yet."))
    if volunteer.status == VolunteerStatus.ACTIVE and secrecy_signed_on is None:
        raise UnableToRecordPapers(_("An active volunteer has a secrecy statement. Let the volunteer pause first."))
    if secrecy_signed_on != volunteer.secrecy_signed_on:
        volunteer.secrecy_version = versions_signed([volunteer.pk]).get((volunteer.pk, secrecy_signed_on))
    volunteer.vog_issued_on, volunteer.secrecy_signed_on = vog_issued_on, secrecy_signed_on
    volunteer.save(update_fields=["vog_issued_on", "secrecy_signed_on", "secrecy_version"])
    keep_standing_of(Pairing.objects.filter(volunteer=volunteer), by=by, at=at)
    return volunteer


@transaction.atomic
def record_training(
    volunteer: Volunteer, *, name: str, followed_on: date, valid_until: date | None, by: int, at: datetime
) -> Training:
    """Write down that a training was followed, and until when that holds."""
    if followed_on > timezone.localdate(at):
        raise UnableToRecordPapers(_("This day has not come yet."))
    if valid_until is not None and valid_until < followed_on:
        raise UnableToRecordPapers(_("The last day comes before the first."))
    volunteer = _hold(volunteer)
    return Training.objects.create(
        organisation_id=volunteer.organisation_id,
        visible_to=volunteer.visible_to,
        volunteer=volunteer,
        name=name.strip(),
        followed_on=followed_on,
        valid_until=valid_until,
    )


@transaction.atomic
def policy_of(organisation: Organisation, *, by: int, at: datetime) -> VolunteerPolicy:
    """The organisation's own policy; the first time with what most organisations ask."""
    return VolunteerPolicy.objects.get_or_create(organisation=organisation)[0]


@transaction.atomic
def change_policy(
    organisation: Organisation,
    *,
    words: OwnWords,
    vog_years: int,
    trainings: Sequence[tuple[HelpRole, str]] = (),
    by: int,
    at: datetime,
) -> VolunteerPolicy:
    """Say what a volunteer is called here, after how long the VOG is renewed, and which trainings a role asks."""
    policy = policy_of(organisation, by=by, at=at)
    policy.label, policy.label_plural, policy.vog_years = words.one.strip(), words.several.strip(), vog_years
    policy.trainings = list(dict.fromkeys(f"{role.value} {name.strip()}" for role, name in trainings if name.strip()))
    policy.save(update_fields=["label", "label_plural", "vog_years", "trainings"])
    return policy


@transaction.atomic
def name_number_after_hours(
    organisation: Organisation, number: NumberAfterHours, *, by: int, at: datetime
) -> VolunteerPolicy:
    """Say whom volunteers ring when the office is closed; without a number nobody is."""
    policy = policy_of(organisation, by=by, at=at)
    policy.after_hours_name, policy.after_hours_telephone = number.name.strip(), number.telephone.strip()
    times = (number.begins, number.ends) if policy.after_hours_telephone else (None, None)
    policy.after_hours_from, policy.after_hours_until = times
    names = ("after_hours_name", "after_hours_telephone", "after_hours_from", "after_hours_until")
    policy.save(update_fields=names)
    return policy


def _hold(volunteer: Volunteer) -> Volunteer:
    return Volunteer.objects.select_for_update(of=("self",)).get(pk=volunteer.pk)


def _fields(described: Described) -> dict[str, object]:
    """The fields of the model, lists as lists and text without blanks around it."""
    given = asdict(described)
    return {
        name: value.strip() if isinstance(value, str) else list(value) if isinstance(value, tuple) else value
        for name, value in given.items()
    }
