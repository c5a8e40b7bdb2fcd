"""The list of an organisation that keeps a system of its own: numbers without names, and who stands behind some."""

from datetime import date, datetime, timedelta
from random import Random

from django.db.models import TextChoices
from django.utils import timezone

from samenspoor.domain.agreements.deployment import HelpRole
from samenspoor.domain.trajectory.wishes import FreeTime
from samenspoor.domain.volunteering.actions.listed import Named
from samenspoor.domain.volunteering.actions.lists import replace_light_list
from samenspoor.domain.volunteering.light import HEADER
from samenspoor.domain.volunteering.lists import RawList
from samenspoor.domain.volunteering.models import LightVolunteer
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.synthetic.names import draw_given, draw_group, draw_surname, for_sex

_BROUGHT_DAYS_AGO = 9
_FIRST_NUMBER = 301


def bring_list(organisation: Organisation, *, count: int, by: int, at: datetime) -> None:
    """Bring so many lines as a coordinator would; a second time finds them there. Must run inside `acting`."""
    if LightVolunteer.objects.filter(organisation=organisation).exists():
        return
    rng, today = Random(organisation.slug), timezone.localdate(at)
    lines = tuple((place + 2, _line(rng, _FIRST_NUMBER + place, today)) for place in range(count))
    replace_light_list(organisation, RawList(HEADER, lines), by=by, at=at - timedelta(days=_BROUGHT_DAYS_AGO))


def _line(rng: Random, number: int, today: date) -> tuple[str, ...]:
    """Most have a place and papers for a long time; every seventh has papers that end this month."""
    until = today + timedelta(days=rng.randint(10, 25) if number % 7 == 0 else rng.randint(120, 900))
    return (
        str(number),
        _some_of(HelpRole, rng),
        str(rng.randrange(8950, 8962)),
        _some_of(FreeTime, rng),
        str(rng.choices((0, 1, 2), weights=(25, 55, 20))[0]),
        until.isoformat(),
    )


def _some_of(choices: type[TextChoices], rng: Random) -> str:
    chosen = rng.sample(choices.values, k=rng.randint(1, 3))
    return ", ".join(value for value in choices.values if value in chosen)


def named(rng: Random, *, on: date) -> Named:
    """Who stands behind a number, as the organisation says once a resident has to know who comes."""
    group, woman = draw_group(rng), rng.random() < 0.6
    prefix, surname = draw_surname(rng, group)
    _formal, called = draw_given(rng, group, woman=woman)
    issued = on - timedelta(days=rng.randint(100, 600))
    return Named(
        first_name=called,
        surname=f"{prefix} {for_sex(surname, woman=woman)}".strip(),
        telephone=f"06 {rng.randrange(10_000_000, 99_999_999)}",
        vog_issued_on=issued,
        secrecy_signed_on=issued,
    )
