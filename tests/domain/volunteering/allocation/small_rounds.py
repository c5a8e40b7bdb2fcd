"""Small random rounds: scarce, with limits, wishes, unknowns, pins and forbidden pairs."""

import random
from dataclasses import replace

from samenspoor.domain.casework.routes import Point
from samenspoor.domain.volunteering.allocation.dividing import Round, divide
from samenspoor.domain.volunteering.allocation.suitability import Request, Volunteer, Weights, weigh

ROLES = ("practical", "mental", "behaviour")
TASKS = ("administration", "buddy", "gather_papers", "look_along")
LANGUAGES = ("nl", "en", "ar")
TIMES = ("mornings", "afternoons", "evenings", "weekend")
MEETINGS = ("at_home", "elsewhere", "by_phone", "online")
ORGANISATIONS = ("buren", "maatjes", "thuis")


def small_round(chance: random.Random, *, requests: int = 9, volunteers: int = 6) -> Round:
    """One round; what is pinned is possible together, because an earlier division had it."""
    found = Round(
        requests=[_request(chance, number) for number in range(chance.randint(1, requests))],
        volunteers=[_volunteer(chance, number) for number in range(chance.randint(1, volunteers))],
        weights=Weights(
            tasks=chance.randint(1, 10), distance=chance.randint(0, 10), even_load=chance.randint(0, 10),
            wishes=chance.randint(0, 10), skills=chance.randint(0, 3),
        ),
        limits={name: chance.randint(0, 4) for name in ORGANISATIONS if chance.random() < 0.4},
    )  # fmt: skip
    pairs = [
        (request.key, volunteer.key)
        for request in found.requests
        for volunteer in found.volunteers
        if weigh(request, volunteer, found.weights).is_possible
    ]
    forbids = frozenset(pair for pair in pairs if chance.random() < 0.15)
    kept = [pair.key for pair in divide(replace(found, forbids=forbids, weights=Weights(skills=9))).pairs]
    return replace(found, forbids=forbids, pins=tuple(pair for pair in kept if chance.random() < 0.2))


def _some(chance: random.Random, words: tuple[str, ...], least: int, most: int) -> frozenset[str]:
    return frozenset(chance.sample(words, chance.randint(least, most)))


def _place(chance: random.Random) -> Point | None:
    return Point(52 + chance.randint(0, 20) / 100, 5 + chance.randint(0, 20) / 100) if chance.random() < 0.8 else None


def _request(chance: random.Random, number: int) -> Request:
    return Request(
        key=f"r{number}",
        roles=_some(chance, ROLES, 0 if chance.random() < 0.1 else 1, 2),
        tasks=_some(chance, TASKS, 0, 3),
        skills=_some(chance, tuple(f"skill {number}" for number in range(70)), 0, 30),
        languages=_some(chance, LANGUAGES, 1, 2) if chance.random() < 0.3 else frozenset(),
        free_times=_some(chance, TIMES, 0, 3),
        meetings=_some(chance, MEETINGS, 0, 3),
        place=_place(chance),
        urgency=chance.randint(1, 8),
        waiting_days=chance.randint(-1, 90),
        wished_gender=chance.choice(("", "", "woman")),
        wished_organisation=chance.choice(("", "", *ORGANISATIONS)),
        avoids=frozenset(chance.choice((("v0",), ("thuis",), (), ())) if chance.random() < 0.4 else ()),
        earlier_volunteer=chance.choice(("", "", "v1", "gone")),
        is_unsafe=chance.random() < 0.05,
        allowed=chance.choice((None, frozenset(ORGANISATIONS[:2]))),
    )


def _volunteer(chance: random.Random, number: int) -> Volunteer:
    return Volunteer(
        key=f"v{number}",
        organisation=chance.choice(ORGANISATIONS),
        free_places=chance.randint(0, 3),
        carries=chance.randint(0, 2),
        roles=_some(chance, ROLES, 1, 3),
        tasks=_some(chance, TASKS, 0, 4),
        skills=_some(chance, tuple(f"skill {number}" for number in range(70)), 0, 60),
        languages=_some(chance, LANGUAGES, 1, 3),
        free_times=_some(chance, TIMES, 0, 3),
        meetings=_some(chance, MEETINGS, 0, 3),
        place=_place(chance),
        kilometres=chance.choice((None, 0, 5, 15)),
        gender=chance.choice(("", "woman", "man")),
        has_papers=chance.random() < 0.9,
    )
