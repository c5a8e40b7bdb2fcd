"""The volunteers of the town: invented people in every state, most with their papers in order."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.trajectory.wishes import FreeTime, Knowledge, Language, Meeting
from samenspoor.domain.volunteering.actions import volunteers as actions
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.models import OwnWords, Volunteer
from samenspoor.domain.volunteering.states import VolunteerStatus
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.synthetic.names import draw_given, draw_group, draw_surname, for_sex

_WAYS = {
    VolunteerStatus.APPLIED: (),
    VolunteerStatus.INTERVIEW: (VolunteerStatus.INTERVIEW,),
    VolunteerStatus.TRAINING: (VolunteerStatus.INTERVIEW, VolunteerStatus.TRAINING),
    VolunteerStatus.ACTIVE: (VolunteerStatus.INTERVIEW, VolunteerStatus.TRAINING, VolunteerStatus.ACTIVE),
    VolunteerStatus.PAUSED: (VolunteerStatus.INTERVIEW, VolunteerStatus.ACTIVE, VolunteerStatus.PAUSED),
    VolunteerStatus.LEFT: (VolunteerStatus.INTERVIEW, VolunteerStatus.LEFT),
}
_A_STEP = timedelta(days=20)
_BASIC = "Basistraining"
_SHARES = (4, 5, 8, 70, 8, 5)
_SKILLS: dict[str, tuple[Knowledge, ...]] = {
    "toeslagen aanvragen": (Knowledge.FORMS,),
    "was boekhouder": (Knowledge.TAXES, Knowledge.BUDGET),
    "zzp": (Knowledge.BUSINESS,),
    "leert mensen mappen ordenen": (Knowledge.READING,),
    "spreekt rustig": (),
    "": (),
}


def add_volunteers(organisation: Organisation, *, count: int, by: int, at: datetime) -> None:
    """Enter so many volunteers; a second time finds them there. Must run inside `acting`."""
    rng = Random(organisation.slug)
    if Volunteer.objects.filter(organisation=organisation).exists():
        return
    for number in range(count):
        described = _described(rng)
        status = rng.choices(tuple(VolunteerStatus), weights=_SHARES)[0]
        came_at = at - timedelta(days=_came_days_ago(status, number))
        volunteer = actions.enter_volunteer(organisation, described, by=by, at=came_at)
        _give_papers(volunteer, rng, by=by, at=at)
        for place, step in enumerate(_WAYS[status], 1):
            volunteer = actions.go_on(volunteer, to=step, by=by, at=min(came_at + _A_STEP * place, at))
        _announce(volunteer, described, by=by, at=at)


def ask_basic_training(organisation: Organisation, *, by: int, at: datetime) -> None:
    """Mental support asks the basic training here: nearly all who are active have it, some on the way do not."""
    policy = actions.policy_of(organisation, by=by, at=at)
    actions.change_policy(
        organisation, words=OwnWords("maatje", "maatjes"), vog_years=policy.vog_years, trainings=[(HelpRole.MENTAL, _BASIC)],
        by=by, at=at,
    )  # fmt: skip
    active = Volunteer.objects.filter(organisation=organisation, status=VolunteerStatus.ACTIVE)
    for volunteer in active.filter(roles__contains=[HelpRole.MENTAL]).exclude(trainings__name=_BASIC).order_by("pk"):
        if volunteer.number % 7:
            followed = timezone.localdate(at) - timedelta(days=90 + volunteer.number)
            actions.record_training(volunteer, name=_BASIC, followed_on=followed, valid_until=None, by=by, at=at)


def _came_days_ago(status: VolunteerStatus, number: int) -> int:
    """Who is on the way came lately; who helps, pauses or has left came before the half year of the town."""
    if status in {VolunteerStatus.APPLIED, VolunteerStatus.INTERVIEW, VolunteerStatus.TRAINING}:
        return 3 + _A_STEP.days * len(_WAYS[status]) + number % 9
    return 210 + number * 37 % 900


def _announce(volunteer: Volunteer, described: Described, *, by: int, at: datetime) -> None:
    """Of most who are in training or on pause a day is known; some who are active will stop."""
    day = timezone.localdate(at) + timedelta(days=20 + volunteer.number % 7 * 20)
    if volunteer.status in {VolunteerStatus.TRAINING, VolunteerStatus.PAUSED} and volunteer.number % 3:
        actions.describe_volunteer(volunteer, replace(described, expected_on=day), by=by, at=at)
    elif volunteer.status == VolunteerStatus.ACTIVE and not volunteer.number % 9:
        actions.describe_volunteer(volunteer, replace(described, leaves_on=day), by=by, at=at)


def _described(rng: Random) -> Described:
    group, woman = draw_group(rng), rng.random() < 0.6
    prefix, surname = draw_surname(rng, group)
    _formal, called = draw_given(rng, group, woman=woman)
    others = [language for language in Language if language != Language.DUTCH]
    return Described(
        first_name=called,
        surname=f"{prefix} {for_sex(surname, woman=woman)}".strip(),
        telephone=f"06 {rng.randrange(10_000_000, 99_999_999)}",
        email="",
        postcode_area=str(rng.randrange(8950, 8962)),
        kilometres=rng.choice((5, 10, 15)),
        languages=[Language.DUTCH, *rng.sample(others, k=rng.choices((0, 1, 2), weights=(60, 32, 8))[0])],
        roles=rng.sample(list(HelpRole), k=rng.randint(1, 3)),
        free_times=rng.sample(list(FreeTime), k=rng.randint(1, 3)),
        meetings=rng.sample(list(Meeting), k=rng.randint(1, 3)),
        most_residents=rng.choices((1, 2, 3), weights=(40, 40, 20))[0],
        skills=(skills := rng.choice(list(_SKILLS))),
        knows_about=_SKILLS[skills],
    )


def _give_papers(volunteer: Volunteer, rng: Random, *, by: int, at: datetime) -> None:
    """Most have everything; some a VOG that is nearly three years old, or older."""
    today = timezone.localdate(at)
    age = rng.choices((rng.randint(200, 1000), rng.randint(1040, 1090), rng.randint(1100, 1300)), weights=(85, 9, 6))[0]
    issued: date = today - timedelta(days=age)
    actions.record_papers(volunteer, vog_issued_on=issued, secrecy_signed_on=issued + timedelta(days=5), by=by, at=at)
    if rng.random() < 0.7:
        actions.record_training(
            volunteer, name=_BASIC, followed_on=issued + timedelta(days=8),
            valid_until=None, by=by, at=at,
        )  # fmt: skip
    if rng.random() < 0.3:
        followed = today - timedelta(days=rng.randint(20, 380))
        actions.record_training(
            volunteer, name="Jaarlijkse opfriscursus", followed_on=followed,
            valid_until=followed + timedelta(days=365), by=by, at=at,
        )  # fmt: skip
