"""Riet Dijkstra, 68, maatje in the town, with a phone, two residents and half a year of visits behind her."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.trajectory.wishes import Language, Meeting
from samenspoor.domain.volunteering.actions import answers, phones, trainings, visits, volunteers
from samenspoor.domain.volunteering.actions.visits import Logged
from samenspoor.domain.volunteering.actions.volunteers import Described
from samenspoor.domain.volunteering.models import (
    Doer,
    FirstVisit,
    HelpedResident,
    Pairing,
    ResidentMachtiging,
    TaskShare,
    Volunteer,
)
from samenspoor.domain.volunteering.states import HelpedStatus, PairingStatus, VolunteerStatus
from samenspoor.domain.volunteering.visibility import show_to_helpers
from samenspoor.foundation.accounts.models import User
from samenspoor.foundation.organisations.models import Organisation

_NOTES = (
    "Samen de post van drie weken in mappen gelegd. Hij was opgelucht.",
    "Gebeld met de zorgverzekeraar, met zijn machtiging erbij.",
    "Budget op papier gezet. Volgende keer de toeslagen.",
    "Koffie en een goed gesprek; de post is bij.",
)


_CAME = timedelta(days=390)
_THANKS = ("Dank je Riet, fijn dat je er was!", "Mooi gedaan. Wat een stap voor hem.")
_TRAININGS = (
    ("Praten met iemand die stress heeft", "Eén avond, met oefenen in kleine groepjes.", 18),
    ("Opfrissen: grenzen en veiligheid", "Online, in een half uur. Elk jaar opnieuw.", 0),
)


@dataclass(frozen=True)
class Helped:
    """Someone whom Riet helps."""

    name: str
    address: str
    telephone: str
    question: str
    tasks: list[str]


_RESIDENTS = (
    Helped("Harm Zijlstra", "Molenpad 14, 8951 KB Waterveen", "0519 48 21 07", "De post blijft liggen sinds zijn vrouw overleed",
     [HelpTask.ADMINISTRATION, HelpTask.BUDDY]),
    Helped("Nadia Bouzid", "Havenkade 3, 8952 CN Waterveen", "06 48 11 93 27", "Papieren verzamelen voor de gemeente",
     [HelpTask.GATHER_PAPERS]),
)  # fmt: skip


def add_riet(organisation: Organisation, *, by: int, at: datetime) -> None:
    """Enter Riet with her residents; a second time finds her there. Must run inside `acting`."""
    if Volunteer.objects.filter(organisation=organisation, first_name="Riet", surname="Dijkstra").exists():
        return
    today = timezone.localdate(at)
    who: Any = {"by": by, "at": at}
    came: Any = {"by": by, "at": at - _CAME}
    described = Described(
        first_name="Riet", surname="Dijkstra", telephone="06 53 20 44 18", postcode_area="8951",
        languages=[Language.DUTCH], roles=[HelpRole.PRACTICAL, HelpRole.MENTAL], meetings=[Meeting.AT_HOME],
        most_residents=2, skills="was doktersassistente",
    )  # fmt: skip
    riet = volunteers.enter_volunteer(organisation, described, **came)
    riet = volunteers.record_papers(
        riet, vog_issued_on=today - timedelta(days=400), secrecy_signed_on=today - timedelta(days=395), **who
    )
    for step in (VolunteerStatus.INTERVIEW, VolunteerStatus.TRAINING, VolunteerStatus.ACTIVE):
        riet = volunteers.go_on(riet, to=step, **came)
    phones.give_access(riet, **who)
    riet.refresh_from_db()
    user = riet.user or 0
    User.objects.filter(pk=user).update(
        introduction="Ik ben 68 en maatje. Op mijn telefoon leg ik vast waar ik ben geweest."
    )
    for place, helped in enumerate(_RESIDENTS):
        pairing = _pair(riet, helped, by=by, at=at)
        for week in range(1, 7 if place == 0 else 3):
            on = today - timedelta(days=7 * week + place)
            logged = Logged(
                phone_key=uuid4(), on=on, place=Meeting.AT_HOME, minutes=90, tasks=helped.tasks[:1],
                note=_NOTES[week % len(_NOTES)], kilometres=6, is_safe_home=True,
            )  # fmt: skip
            told_at = timezone.localtime(at).replace(hour=20, minute=15) - timedelta(days=7 * week + place)
            visit = visits.log_visit(pairing, logged, by=user, at=told_at)
            if week > 1:
                answers.thank(visit, words=_THANKS[week % len(_THANKS)], by=by, at=told_at + timedelta(hours=13))
        begins = timezone.localtime(at).replace(hour=14, minute=0, second=0, microsecond=0) + timedelta(
            days=1 + 3 * place
        )
        visits.plan_visit(pairing, starts_at=begins, place=Meeting.AT_HOME, phone_key=uuid4(), by=user, at=at)
    for name, about, days in _TRAININGS:
        offered = trainings.Offered(name=name, about=about, on=today + timedelta(days=days) if days else None)
        trainings.offer_training(organisation, offered, by=by, at=at)
    answers.send_message(
        organisation, text="Donderdag is er koffie op kantoor, vanaf tien uur. Neem je vragen mee!",
        by=by, at=at - timedelta(days=1),
    )  # fmt: skip


def _pair(riet: Volunteer, helped: Helped, *, by: int, at: datetime) -> Pairing:
    """A pairing that has run for some weeks."""
    owner, today = riet.organisation, timezone.localdate(at)
    then: Any = {"written_by": by, "written_at": at - timedelta(days=52)}
    municipality = Organisation.objects.get(slug="waterveen").pk
    began = today - timedelta(days=50)
    last = HelpedResident.objects.filter(organisation=owner).order_by("-number").first()
    resident = HelpedResident.objects.create(
        organisation=owner, number=last.number + 1 if last else 1, municipality=municipality, request_key=uuid4(),
        name=helped.name, address=helped.address, telephone=helped.telephone, phase=Phase.DEBT_HELP,
        question=helped.question, roles=riet.roles,
        tasks=helped.tasks, languages=[Language.DUTCH], status=HelpedStatus.HELPED, came_at=at - timedelta(days=60),
        entered_by=by, intake_on=began, agreed_on=began,
    )  # fmt: skip
    TaskShare.objects.create(
        organisation=owner, resident=resident, task="Post openen en ordenen", doer=Doer.VOLUNTEER,
        passes_on="als er een deurwaarder schrijft: naar schuldhulp", **then,
    )  # fmt: skip
    TaskShare.objects.create(
        organisation=owner, resident=resident, task="Schulden regelen", doer=Doer.PROFESSIONAL, **then,
    )  # fmt: skip
    ResidentMachtiging.objects.create(
        organisation=owner, resident=resident, creditor="Zorgsaam", act="vragen hoe hoog de premie is",
        starts_on=began, ends_on=today + timedelta(days=120), signed_on=began, made_by=by,
        made_at=at - timedelta(days=50),
    )  # fmt: skip
    pairing = Pairing.objects.create(
        organisation=owner, resident=resident, volunteer=riet, roles=riet.roles, tasks=helped.tasks,
        status=PairingStatus.ACTIVE, proposed_at=at - timedelta(days=55), proposed_by=by, call_before=began,
        conflict_asked_on=began, volunteer_said_yes_on=began, introduced_on=began, resident_said_yes_on=began,
        first_visit=FirstVisit.IN_PAIRS, agreement_signed_on=began, started_on=began,
        settled_at=at - timedelta(days=50), settled_by=by,
    )  # fmt: skip
    show_to_helpers([resident.pk])
    pairing.refresh_from_db()
    return pairing
