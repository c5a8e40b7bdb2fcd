"""Help by the town's volunteers: requests of the municipality, residents who came directly, pairings with their visits."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle
from random import Random
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.agreements.deployment import PHASE_OF, HelpRole, HelpTask, Phase
from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.trajectory.actions.answers import UnableToAnswer, accept_request, refuse_request, share_contact
from samenspoor.domain.trajectory.actions.requests import send_from_counter, send_request
from samenspoor.domain.trajectory.asked import Asked as Request
from samenspoor.domain.trajectory.asked import Asker, UnableToAsk
from samenspoor.domain.trajectory.asking import phases_of
from samenspoor.domain.trajectory.models import (
    HandoverGround,
    HelpInvitation,
    HelpRequest,
    HelpRequestContact,
    HelpSource,
)
from samenspoor.domain.trajectory.states import InvitationStatus, RequestStatus
from samenspoor.domain.trajectory.wishes import FreeTime, Language, Meeting, Urgency
from samenspoor.domain.volunteering import first_visits, suggestions
from samenspoor.domain.volunteering.actions import pairings, residents
from samenspoor.domain.volunteering.actions.calls import ring_resident
from samenspoor.domain.volunteering.actions.listed import propose_listed
from samenspoor.domain.volunteering.actions.pairings import Beginning, Ending, UnableToPair
from samenspoor.domain.volunteering.actions.residents import Asked, receive_resident
from samenspoor.domain.volunteering.actions.visits import plan_visit
from samenspoor.domain.volunteering.models import (
    Canceller,
    EndReason,
    FirstVisit,
    HelpedResident,
    LightVolunteer,
    Pairing,
    PairingResult,
    Visit,
    Volunteer,
)
from samenspoor.domain.volunteering.states import HelpedStatus, PairingStatus, VisitStatus
from samenspoor.domain.volunteering.suggestions import Candidate
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.synthetic import light
from samenspoor.synthetic.chain import EXPIRED_DAYS, NEIGHBOUR
from samenspoor.synthetic.names import draw_given, draw_group, draw_surname, for_sex
from samenspoor.synthetic.places import DUINRADE, WATERVEEN, Homes

_ASKED_MOST, _ASKED_TOO = ("maatjes-waterveen", "thuisadministratie"), ("steunpunt-geld",)
WAITING = 12
"""Requests to several organisations that none has taken up yet."""
_WAITED = (0, 1, 1, 2, 2, 3, 4, 5, 6, 9, 13)
"""For how many days a request waits already; after five working days the organisation is late."""
FEW = 3
"""More pairings than these, which a volunteer of the demo begins with, mean that the organisation was paired before."""
_TAKEN_UP = 18
_ASKED_ALONE = (
    ("steunpunt-geld", HelpTask.ADMINISTRATION, 110), ("steunpunt-geld", HelpTask.BUDDY, 64),
    ("steunpunt-geld", HelpTask.HELP_APPLYING, 47),
    ("diaconie", HelpTask.LOOK_ALONG, 140), ("diaconie", HelpTask.LOOK_ALONG, 96), ("diaconie", HelpTask.LOOK_ALONG, 71),
    ("diaconie", HelpTask.LOOK_ALONG, EXPIRED_DAYS + 14), ("diaconie", HelpTask.LOOK_ALONG, EXPIRED_DAYS + 1),
)  # fmt: skip
"""Requests to one organisation, with what and how many days ago; the last came a day before its papers ended."""
_ASKED_BY_NEIGHBOUR = ((HelpTask.ADMINISTRATION, 120), (HelpTask.HELP_APPLYING, 75), (HelpTask.LOOK_ALONG, 33))
_ASKED_FROM_DOSSIERS = (16, 2)
"""How many days ago was asked for somebody of a dossier: the first was taken up since."""
_ASKED, _MET = 10, 11
"""How far a pairing is: the question to the volunteer, and the kennismaking; less is a pairing that runs or ran."""
_HOMES_TRIED = 20
_STILL_ASKING_DAYS = 40
"""Whoever came so lately is not further than the question to a volunteer, or the kennismaking."""
_QUESTIONS = {
    HelpTask.HELP_APPLYING: "Wil schuldhulp aanvragen en ziet op tegen het formulier.",
    HelpTask.ADMINISTRATION: "De post ligt in een doos; samen ordenen en bijhouden.",
    HelpTask.BUDDY: "Zoekt iemand die meegaat naar gesprekken en moed houdt.",
    HelpTask.GATHER_PAPERS: "Moet stukken verzamelen voor de hercontrole.",
    HelpTask.LOOK_ALONG: "Wil dat iemand af en toe meekijkt, zodat het goed blijft gaan.",
}
_NOTES = (
    "Post geopend en gesorteerd.",
    "Toeslag nagekeken.",
    "Vooral gepraat; het lucht op.",
    "Mapje voor de huur gemaakt.",
    "",
    "",
    "",
)


def ask_for_volunteers(owner: Organisation, *, by: int, at: datetime) -> None:
    """The municipality's requests of the last half year, from the counter; a second time finds them. Within `acting`."""
    if HelpRequest.objects.filter(organisation=owner).exists():
        return
    rng = Random(f"{owner.slug} asks")
    homes = Homes(WATERVEEN, homes=WATERVEEN.homes, seed=7)
    sent = 0
    for number in range(3 * (WAITING + _TAKEN_UP)):
        waits = sent >= _TAKEN_UP
        before = at - timedelta(days=rng.choice(_WAITED) if waits else rng.randint(40, 170))
        in_round, task = number % (2 if waits else 3) == 0, rng.choice(list(_QUESTIONS))
        parties = () if in_round else _parties(*_ASKED_MOST, *(_ASKED_TOO if waits and number % 3 == 1 else ()))
        request = _request(rng, task, before, in_round=in_round, parties=parties)
        if in_round and sent == _TAKEN_UP + 2:
            request = replace(request, languages=[Language.SIGN], roles=[HelpRole.PRACTICAL, HelpRole.MENTAL])
        if _send(owner, request, rng, homes, by=by, at=before):
            sent += 1
        if sent == WAITING + _TAKEN_UP:
            break
    for slug, task, days in _ASKED_ALONE:
        before = at - timedelta(days=days)
        request = _request(rng, task, before, in_round=False, parties=_parties(slug))
        any(_send(owner, request, rng, homes, by=by, at=before) for _home in range(_HOMES_TRIED))


def ask_from_dossiers(owner: Organisation, *, by: int, at: datetime) -> None:
    """For the newest people of running dossiers who accepted help: one was asked long enough ago to be taken up.

    A second time finds them. Must run inside `acting`.
    """
    if HelpRequest.objects.filter(organisation=owner, person__isnull=False).exists():
        return
    rng = Random(f"{owner.slug} asks from dossiers")
    agreed = DossierResident.objects.filter(organisation=owner, dossier__closed_at=None)
    for days in _ASKED_FROM_DOSSIERS:
        before = at - timedelta(days=days)
        on_that_day = agreed.filter(help_offers__help_accepted_on__lte=timezone.localdate(before))
        any(_send_for(person, rng, by=by, at=before) for person in on_that_day.order_by("-pk"))


def _send_for(person: DossierResident, rng: Random, *, by: int, at: datetime) -> bool:
    task = next((each for each in _QUESTIONS if PHASE_OF[each] in phases_of(person)), None)
    if task is None:
        return False
    request = _request(rng, task, at, in_round=False, parties=_parties(_ASKED_MOST[0]))
    try:
        send_request(person, request, by=by, at=at)
    except UnableToAsk:
        return False
    return True


def ask_as_neighbour(owner: Organisation, *, by: int, at: datetime) -> None:
    """What the small municipality asked of the one organisation that works for it too. Within `acting`."""
    if HelpRequest.objects.filter(organisation=owner).exists():
        return
    rng, homes = Random(f"{owner.slug} asks"), Homes(DUINRADE, homes=DUINRADE.homes, seed=7)
    for task, days in _ASKED_BY_NEIGHBOUR:
        before = at - timedelta(days=days)
        _send(owner, _request(rng, task, before, in_round=False, parties=_parties(NEIGHBOUR.slug)), rng, homes,
              by=by, at=before)  # fmt: skip


def _send(owner: Organisation, request: Request, rng: Random, homes: Homes, *, by: int, at: datetime) -> bool:
    """Whether it could be sent: nobody goes to some addresses."""
    try:
        send_from_counter(owner, request, asker=_asker(rng, homes), by=by, at=at)
    except UnableToAsk:
        return False
    return True


def answer_lately(party: Organisation, *, by: int, at: datetime) -> list[int]:
    """Of what waits, the one that waits longest stays so, the next is refused and another taken up, once.

    Must run inside `acting` of the party.
    """
    rows = list(HelpRequest.objects.open().filter(invitations__party=party.pk, in_round=False).order_by("made_at"))
    is_answered = HelpInvitation.objects.filter(party=party.pk, status=InvitationStatus.REFUSED).exists()
    if len(rows) < 3 or is_answered:
        return []
    yesterday = at - timedelta(days=1)
    refuse_request(rows[1], party=party.pk, reason="Niemand is vrij op deze dagdelen.", by=by, at=yesterday)
    return [accept_request(rows[2], party=party.pk, by=by, at=yesterday).pk]


def take_up_requests(party: Organisation, *, most: int, by: int) -> list[int]:
    """Take up what was asked three weeks ago or more, as far as the papers allow. Must run inside `acting` of it."""
    rows = HelpRequest.objects.open().filter(invitations__party=party.pk).order_by("made_at")
    taken: list[int] = []
    for request in rows[: 4 * most]:
        at = request.made_at + timedelta(days=2)
        if at > timezone.now() - timedelta(days=20) or len(taken) == most:
            break
        try:
            taken.append(accept_request(request, party=party.pk, by=by, at=at).pk)
        except UnableToAnswer:
            continue
    return taken


def take_up_of_dossiers(party: Organisation, *, by: int) -> list[int]:
    """Take up the one of a dossier that waits longest, once. Must run inside `acting` of the party."""
    asked = HelpRequest.objects.filter(invitations__party=party.pk, source=HelpSource.ACCEPTANCE).order_by("made_at")
    first = asked.first()
    if first is None or first.status != RequestStatus.OPEN:
        return []
    return [accept_request(first, party=party.pk, by=by, at=first.made_at + timedelta(days=2)).pk]


def look_for_somebody(party: Organisation, requests: list[int], *, by: int) -> None:
    """After the first talk somebody is asked, and the municipality hears that. Must run inside `acting`."""
    rng = Random(f"{party.slug} looks")
    for request in HelpRequest.objects.filter(pk__in=requests):
        contact, at = HelpRequestContact.objects.get(request=request), request.made_at + timedelta(days=3)
        resident = receive_resident(request, contact, organisation=party, by=by, at=at)
        _pair(resident, rng, far=_ASKED, by=by)


def share_who_asks(requests: list[int], *, by: int) -> None:
    """The municipality lets each organisation see who asks. Must run inside `acting` of the municipality."""
    for request in HelpRequest.objects.filter(pk__in=requests):
        share_contact(request, by=by, at=request.made_at + timedelta(days=2))


def receive_residents(party: Organisation, *, direct: int, by: int, at: datetime) -> None:
    """Those of the municipality, and so many who came by themselves; a second time finds them. Within `acting`."""
    if HelpedResident.objects.filter(organisation=party).count() >= max(direct, 1):
        return
    rng = Random(f"{party.slug} receives")
    rows = HelpRequest.objects.filter(accepted_by=party.pk, status=RequestStatus.ACCEPTED)
    for request in rows:
        contact = HelpRequestContact.objects.filter(request=request).first()
        if contact:
            receive_resident(request, contact, organisation=party, by=by, at=request.made_at + timedelta(days=3))
    homes = Homes(WATERVEEN, homes=WATERVEEN.homes, seed=11)
    for _number in range(direct):
        came_at = at - timedelta(days=rng.randint(20, 175))
        residents.enter_resident(party, _asked(rng, _asker(rng, homes)), by=by, at=came_at)


def pair(party: Organisation, *, waiting: int, by: int, at: datetime) -> None:
    """Help each resident by whoever suits best; the last few still wait, and some pairings are on their way."""
    rng = Random(f"{party.slug} pairs")
    if Pairing.objects.filter(organisation=party).count() > FEW:
        return
    rows = list(HelpedResident.objects.filter(organisation=party, status=HelpedStatus.INTAKE).order_by("came_at"))
    # The last of them wait for their intake; whoever had few to pair finds nobody but them a second time.
    if len(rows) <= waiting:
        return
    for place, resident in enumerate(rows[: len(rows) - waiting]):
        is_new = resident.came_at > at - timedelta(days=_STILL_ASKING_DAYS)
        _pair(resident, rng, far=(_ASKED, _MET)[place % 2] if is_new else place % _ASKED, by=by)
    _begin_in_pairs(party, rng, by=by, at=at)
    _visit(party, rng, at=at)


def _begin_in_pairs(party: Organisation, rng: Random, *, by: int, at: datetime) -> None:
    """One of those on their way has begun, and the first visit is to come: whoever has a phone goes along."""
    along = Volunteer.objects.filter(organisation=party, user__isnull=False).order_by("pk").first()
    on_the_way = Pairing.objects.filter(
        organisation=party, status__in=(PairingStatus.PROPOSED, PairingStatus.INTRODUCTION)
    )
    if along is None:
        return
    began_on = timezone.localdate(at) - timedelta(days=1)
    beginning = Beginning(signed_on=began_on, first_visit=FirstVisit.IN_PAIRS, goes_along=along.pk)
    who: Any = {"by": by, "at": at - timedelta(days=1)}
    for pairing in on_the_way.order_by("pk"):
        # A pairing that stands still, or that asks for more before it begins, stays where it is.
        with suppress(UnableToPair), transaction.atomic():
            if pairing.status == PairingStatus.PROPOSED:
                pairings.agree(pairing, know_each_other=False, **who)
                pairings.plan_introduction(pairing, on=began_on, **who)
            pairings.confirm(pairing, resident_said_yes_on=began_on, volunteer_said_yes_on=began_on, **who)
            begun = pairings.begin(pairing, beginning, **who)
            first = timezone.localtime(at).replace(hour=10, minute=30, second=0, microsecond=0) + timedelta(days=2)
            plan_visit(begun, starts_at=first, place=Meeting.AT_HOME, phone_key=_key(rng), by=by, at=at)
            return


def _pair(resident: HelpedResident, rng: Random, *, far: int, by: int) -> None:
    """Finish the intake and ask whoever is suggested first; nobody may fit, and then the resident goes on waiting."""
    at = resident.came_at + timedelta(days=rng.randint(3, 9))
    asked = Asked(**{name: getattr(resident, name) for name in Asked.__dataclass_fields__})
    ready = residents.finish_intake(resident, asked, on=timezone.localdate(resident.came_at), by=by, at=at)
    ready = ring_resident(ready, by=by, at=at + timedelta(days=1))
    weighed = suggestions.candidates(ready, on=timezone.localdate(at))
    chosen = next((each for each in weighed if each.may_be_chosen), None)
    if chosen is None:
        return
    # A paper that had lapsed on the way leaves the pairing where it is.
    with suppress(UnableToPair):
        _bring(_propose(ready, chosen, rng, by=by, at=at), rng, far=far, by=by, at=at)


def _propose(resident: HelpedResident, chosen: Candidate, rng: Random, *, by: int, at: datetime) -> Pairing:
    if chosen.volunteer:
        because = "" if chosen.is_possible else "Anders is er niemand; ze hebben elkaar gesproken en het past."
        return pairings.propose(resident, chosen.volunteer, because=because, by=by, at=at)
    listed = LightVolunteer.objects.get(pk=chosen.offer.who.pk)
    named = light.named(rng, on=timezone.localdate(at))
    return propose_listed(resident, listed, named=named, by=by, at=at)


def _bring(pairing: Pairing, rng: Random, *, far: int, by: int, at: datetime) -> None:
    """Most pairings become active and one of ten has ended; of who came lately some wait for an answer."""
    if far == _ASKED:
        return
    pairing = pairings.agree(pairing, know_each_other=False, by=by, at=at)
    met_on = timezone.localdate(at) + timedelta(days=4)
    pairing = pairings.plan_introduction(pairing, on=met_on, by=by, at=at)
    if far == _MET:
        return
    later = at + timedelta(days=5)
    pairing = pairings.confirm(pairing, resident_said_yes_on=met_on, volunteer_said_yes_on=met_on, by=by, at=later)
    may_go = first_visits.who_may_go_along(pairing, on=timezone.localdate(later))
    goes_along = rng.choice((None, may_go[0].pk)) if may_go else None
    beginning = Beginning(
        signed_on=timezone.localdate(later),
        first_visit=FirstVisit.IN_PAIRS if goes_along else FirstVisit.WITH_COORDINATOR,
        goes_along=goes_along,
        minutes_a_week=rng.choice((60, 90, 120)),
    )
    pairing = pairings.begin(pairing, beginning, by=by, at=later)
    if far == 9:
        ended_at = later + timedelta(days=12)
        ending = Ending(
            on=timezone.localdate(ended_at), reason=EndReason.DONE, result=PairingResult.ACHIEVED,
            farewell="Samen teruggekeken met koffie. De map is af en blijft bij de inwoner.",
        )  # fmt: skip
        pairings.end(pairing, ending, by=by, at=ended_at)


def _visit(party: Organisation, rng: Random, *, at: datetime) -> None:
    """Half a year of visits, a week or two apart; some pairings became quiet, some have a visit planned."""
    # Riet, whose phone the demo shows, has visits of her own.
    running = Pairing.objects.filter(organisation=party, started_on__isnull=False, visits=None)
    visits = [visit for pairing in running.select_related("volunteer") for visit in _visits_of(pairing, rng, at=at)]
    Visit.objects.bulk_create(visits)


def _visits_of(pairing: Pairing, rng: Random, *, at: datetime) -> Iterator[Visit]:
    became_quiet = rng.random() < 0.15
    last = pairing.ended_on or timezone.localdate(at) - timedelta(days=45 if became_quiet else 1)
    day, every = pairing.started_on or last, cycle((7, 7, 14))
    while day < last:
        yield _visit_on(pairing, rng, day)
        day += timedelta(days=next(every))
    if pairing.status == Pairing.Status.ACTIVE and not became_quiet:
        yield Visit(
            organisation_id=pairing.organisation_id,
            visible_to=pairing.visible_to,
            pairing=pairing,
            phone_key=_key(rng),
            status=VisitStatus.PLANNED,
            starts_at=_hour(timezone.localdate(at) + timedelta(days=rng.randint(1, 9)), rng),
            place=Meeting.AT_HOME,
        )


def _visit_on(pairing: Pairing, rng: Random, day: date) -> Visit:
    is_off, starts_at = rng.random() < 0.08, _hour(day, rng)
    common = {
        "organisation_id": pairing.organisation_id,
        "visible_to": pairing.visible_to,
        "pairing": pairing,
        "phone_key": _key(rng),
        "starts_at": starts_at,
        "place": rng.choice((Meeting.AT_HOME, Meeting.AT_HOME, Meeting.PHONE)),
    }
    if is_off:
        return Visit(**common, status=VisitStatus.CANCELLED, cancelled_by=rng.choice(list(Canceller)))
    is_thanked = pairing.pk % 2 == day.toordinal() % 2
    return Visit(
        **common,
        thanks="Dank je wel, mooi gedaan!" if is_thanked else "",
        thanked_at=starts_at + timedelta(days=1) if is_thanked else None,
        status=VisitStatus.HELD,
        minutes=rng.choice((30, 45, 60, 60, 90)),
        kilometres=rng.choice((0, 2, 4, 6)),
        tasks=pairing.tasks[:1],
        note=rng.choice(_NOTES),
        is_safe_home=True,
        logged_at=starts_at + timedelta(hours=2),
        logged_by=pairing.volunteer.user or 0,
    )


def _request(rng: Random, task: HelpTask, at: datetime, *, in_round: bool, parties: Sequence[int]) -> Request:
    return Request(
        phase=Phase(PHASE_OF[task]),
        roles=rng.sample([HelpRole.PRACTICAL, HelpRole.MENTAL], k=rng.randint(1, 2)),
        tasks=[task],
        question=_QUESTIONS[task],
        ground=HandoverGround.AGREEMENT,
        agreed_on=timezone.localdate(at),
        agreed_words="Ja, ik wil graag dat iemand met mij meekijkt.",
        in_round=in_round,
        parties=parties,
        **_wishes(rng),
    )


def _parties(*slugs: str) -> list[int]:
    return list(Organisation.objects.filter(slug__in=slugs).order_by("pk").values_list("pk", flat=True))


def _asked(rng: Random, asker: Asker) -> Asked:
    task = rng.choice(list(_QUESTIONS))
    return Asked(
        name=asker.name,
        phase=PHASE_OF[task],
        question=_QUESTIONS[task],
        roles=[rng.choice((HelpRole.PRACTICAL, HelpRole.MENTAL))],
        tasks=[task],
        address=asker.whose.address,
        postcode_area=asker.postcode[:4],
        **_wishes(rng),
    )


def _wishes(rng: Random) -> dict[str, Any]:
    other = rng.choices((None, Language.TURKISH, Language.ARABIC, Language.POLISH), weights=(82, 6, 6, 6))[0]
    return {
        "languages": [other or Language.DUTCH],
        "free_times": rng.sample(list(FreeTime), k=rng.randint(1, 3)),
        "meetings": [rng.choice((Meeting.AT_HOME, Meeting.ELSEWHERE))],
        "urgency": rng.choices(list(Urgency), weights=(15, 35, 50))[0],
        "telephone": f"06 {rng.randrange(10_000_000, 99_999_999)}",
    }


def _asker(rng: Random, homes: Homes) -> Asker:
    group, woman = draw_group(rng), rng.random() < 0.55
    prefix, surname = draw_surname(rng, group)
    _formal, called = draw_given(rng, group, woman=woman)
    home = homes.shuffled(rng.randrange(4_000))
    return Asker(
        name=f"{called} {prefix} {for_sex(surname, woman=woman)}".replace("  ", " "),
        street=home.street,
        postcode=home.postcode,
        house_number=int(home.number),
        town=homes.municipality.name,
    )


def _hour(day: date, rng: Random) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(rng.randint(9, 19), rng.choice((0, 30)))))


def _key(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)
