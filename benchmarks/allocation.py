"""How fast a round of the matchingsoverleg is divided, each size in a process of its own; a share of it is scarce."""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from unittest import mock

from samenspoor.domain.casework.routes import Point
from samenspoor.domain.volunteering.allocation import dividing
from samenspoor.domain.volunteering.allocation.dividing import Round, divide
from samenspoor.domain.volunteering.allocation.pairs import possible_pairs
from samenspoor.domain.volunteering.allocation.suitability import Request, Volunteer, Weights

_ROLES = ("practical", "mental", "behaviour", "advocacy")
_TASKS = ("encourage_applying", "help_applying", "administration", "buddy", "gather_papers", "look_along")
_TIMES = ("mornings", "afternoons", "evenings", "weekend")
_MEETINGS = ("at_home", "elsewhere", "by_phone", "online")
_LANGUAGES = ("nl", "en", "tr", "ar", "pl", "ti", "uk")
_PARTIES = ("maatjes", "buren", "thuis", "kerk")
SIZES = {(200, 150): None, (5_000, 2_000): 50, (50_000, 20_000): 50}
"""Requests and volunteers, and the most candidates per request."""
_PEOPLE_PER_AREA = 50
_AREAS_PER_DEGREE = 30


def measure() -> Iterator[tuple[str, float, str, str]]:
    """Name, value, unit and aim of each measure."""
    aims = {(200, 150): "≤ 0.06", (5_000, 2_000): "≤ 1", (50_000, 20_000): "≤ 10"}
    for (requests, volunteers), most in SIZES.items():
        command = [sys.executable, "-m", "benchmarks.allocation", str(requests), str(volunteers)]
        found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        name = f"matchingsoverleg, {requests} × {volunteers}"
        if most is None:
            yield f"{name}, all pairs weighed and divided", found["all"], "s", aims[requests, volunteers]
        else:
            yield f"{name}, the {most} best candidates of each chosen", found["choosing"], "s", ""
            yield f"{name}, built and divided", found["dividing"], "s", aims[requests, volunteers]
            yield f"{name}, peak of memory", found["megabytes"], "MB", "≤ 2000"


def _some(chance: random.Random, words: tuple[str, ...], least: int, most: int) -> frozenset[str]:
    return frozenset(chance.sample(words, chance.randint(least, most)))


def _round(requests: int, volunteers: int, most: int | None) -> Round:
    """Invented, over as many postcode areas as so many people would live in."""
    chance = random.Random(requests)
    areas = max(20, requests // _PEOPLE_PER_AREA)
    width = (areas / 3) ** 0.5 / _AREAS_PER_DEGREE * 3
    places = [Point(51.5 + chance.random() * width, 5 + chance.random() * width) for _ in range(areas)]
    return Round(
        requests=[
            Request(
                key=f"r{number:06}",
                roles=_some(chance, _ROLES, 1, 2),
                tasks=_some(chance, _TASKS, 1, 3),
                languages=_some(chance, _LANGUAGES, 1, 2) if chance.random() < 0.2 else frozenset(),
                free_times=_some(chance, _TIMES, 1, 3),
                meetings=_some(chance, _MEETINGS, 1, 2),
                place=chance.choice(places),
                urgency=chance.randint(1, 8),
                waiting_days=chance.randint(0, 80),
                wished_organisation=chance.choice(_PARTIES) if chance.random() < 0.1 else "",
                allowed=frozenset(_PARTIES) - {chance.choice(_PARTIES)},
            )
            for number in range(requests)
        ],
        volunteers=[
            Volunteer(
                key=f"v{number:06}",
                organisation=chance.choice(_PARTIES),
                free_places=chance.randint(1, 3),
                carries=chance.randint(0, 2),
                roles=_some(chance, _ROLES, 2, 4),
                tasks=_some(chance, _TASKS, 1, 4),
                languages=_some(chance, _LANGUAGES, 0, 2) | {"nl"},
                free_times=_some(chance, _TIMES, 1, 3),
                meetings=_some(chance, _MEETINGS, 1, 3),
                place=chance.choice(places),
                kilometres=chance.choice((5, 10, 15)),
            )
            for number in range(volunteers)
        ],
        limits={"kerk": volunteers // 8},
        most_candidates=most,
    )


def _run(requests: int, volunteers: int) -> dict[str, float]:
    this = _round(requests, volunteers, SIZES[requests, volunteers])
    if this.most_candidates is None:
        divide(_round(20, 20, None))  # The first call loads the solver.
        return {"all": _seconds(lambda: divide(this))}
    pairs = []
    choosing = _seconds(
        lambda: pairs.append(
            possible_pairs(
                list(this.requests_by_key.values()),
                list(this.volunteers_by_key.values()),
                Weights(),
                most=this.most_candidates,
            )
        )
    )
    with mock.patch.object(dividing, "possible_pairs", return_value=pairs[0]):
        spent = _seconds(lambda: divide(this))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"choosing": choosing, "dividing": spent, "megabytes": peak}


def _seconds(doing: Callable[[], object]) -> float:
    started = time.monotonic()
    doing()
    return time.monotonic() - started


if __name__ == "__main__":
    print(json.dumps(_run(int(sys.argv[1]), int(sys.argv[2]))))
