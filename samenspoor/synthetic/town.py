"""Waterveen and Duinrade with the people who work there, as the demo shows them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from samenspoor.domain.intake.actions import save_profile
from samenspoor.domain.intake.models import Creditor, CreditorType, Sender
from samenspoor.domain.volunteering.actions.capacity import publish_capacity
from samenspoor.domain.volunteering.actions.standing import keep_standing
from samenspoor.foundation.accounts.models import Membership, Role, User
from samenspoor.foundation.accounts.permissions import STARTING_ROLES, VOLUNTEER
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Execution, Organisation
from samenspoor.foundation.ui.formats import in_sentence
from samenspoor.synthetic import helping
from samenspoor.synthetic.chain import PARTNERS, add_chain, add_chain_of_neighbour
from samenspoor.synthetic.history import live_through
from samenspoor.synthetic.layouts import LAYOUTS, LOKET, LOKET_NAME, WITHOUT_PROFILE
from samenspoor.synthetic.light import bring_list
from samenspoor.synthetic.looks import Worker, add_looks
from samenspoor.synthetic.orders import carry_out_orders, send_orders
from samenspoor.synthetic.phone import add_riet
from samenspoor.synthetic.register import FILE, write_register
from samenspoor.synthetic.rounds import Seat, prepare_round
from samenspoor.synthetic.shelf import fill_shelf
from samenspoor.synthetic.visits import place_postcodes
from samenspoor.synthetic.volunteers import add_volunteers, ask_basic_training
from samenspoor.synthetic.waiting import demo_run, write_waiting_files

FOUNDED_ON = date(2026, 1, 1)
ATTESTED_AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
CREDITORS = (
    ("brugwonen", "Brugwonen", CreditorType.RENT),
    ("veenstede", "Veenstede", CreditorType.RENT),
    ("laagstroom", "Laagstroom", CreditorType.ENERGY),
    ("noordergas", "Noordergas", CreditorType.ENERGY),
    ("veenwater", "Veenwater", CreditorType.WATER),
    ("zorgsaam", "Zorgsaam", CreditorType.HEALTH),
)


VOLUNTEERS = (46, 34, 15, 14)
"""How many each volunteer organisation of the chain has; those of the third stand on a list without names."""
LIGHT = "steunpunt-geld"
"""Keeps a system of its own."""
DIRECT = (32, 16, 0, 6)
"""How many residents came to each of them directly."""
TAKEN_UP = (9, 11, 3, 4)
"""How many requests of the municipality each of them takes up at most."""
STILL_WAITING = (2, 2, 1, 0)
"""How many residents wait for their intake at each of them."""
ROUND_PLACES = (None, 5)
"""How many places the organisations in the matchingsoverleg give at most."""


@dataclass(frozen=True)
class Person:
    """Someone who works in the demo town, with the sentence on the sign-in page."""

    email: str
    name: str
    introduction: str
    organisation: str
    role: str


ORGANISATIONS = (
    ("waterveen", "Gemeente Waterveen", Organisation.Kind.MUNICIPALITY, "GM9001", range(8950, 8962)),
    ("duinrade", "Gemeente Duinrade", Organisation.Kind.MUNICIPALITY, "GM9002", range(8970, 8974)),
    ("regiodienst-kustland", "Regiodienst Kustland", Organisation.Kind.EXECUTING_PARTY, "", ()),
)
PEOPLE = (
    Person("samira@waterveen.example", "Samira el Idrissi",
           "Ik ben medewerker vroegsignalering. Ik bel en bezoek mensen.", "waterveen", "caseworker"),
    Person("joost@waterveen.example", "Joost van der Meulen",
           "Ik ben ook medewerker vroegsignalering. Ik lees de bestanden in.", "waterveen", "caseworker"),
    Person("marijke@waterveen.example", "Marijke Hoekstra",
           "Ik maak het beleid en de afspraken met de vastelastenpartners.", "waterveen", "adviser"),
    Person("dewi@waterveen.example", "Dewi Sewpersad",
           "Ik leid het team. Ik zie hoe het werk loopt.", "waterveen", "manager"),
    Person("pieter@waterveen.example", "Pieter Brandsma",
           "Ik ben privacy officer. Ik bepaal hoe lang we gegevens bewaren.", "waterveen", "privacy_officer"),
    Person("ellen@waterveen.example", "Ellen de Graaf",
           "Ik ben functionaris gegevensbescherming. Ik kijk mee, zonder dossiers te zien.", "waterveen",
           "data_protection_officer"),
    Person("tomasz@waterveen.example", "Tomasz Nowak",
           "Ik ben beheerder. Ik geef mensen hun rol.", "waterveen", "administrator"),
    Person("lotte@duinrade.example", "Lotte Smit",
           "Ik ben medewerker vroegsignalering in het kleine Duinrade.", "duinrade", "caseworker"),
    Person("yusuf@kustland.example", "Yusuf Kaya",
           "Ik werk bij de regiodienst, voor Waterveen en Duinrade tegelijk.", "regiodienst-kustland",
           "executing_caseworker"),
    Person("fenna@maatjes-waterveen.example", "Fenna Wiersma",
           "Ik coördineer de maatjes. Ik ken hun papieren en wat bij hen past.", "maatjes-waterveen", "coordinator"),
    Person("gerard@thuisadministratie.example", "Gerard Bruinsma",
           "Ik coördineer de vrijwilligers van De Ordner, voor Waterveen en Duinrade.", "thuisadministratie", "coordinator"),
    Person("amira@steunpunt-geld.example", "Amira Haddad",
           "Wij houden een eigen systeem bij. Hier breng ik wie vrij is, zonder namen.", "steunpunt-geld",
           "coordinator"),
    Person("klaas@diaconie.example", "Klaas Postma",
           "Onze overeenkomst is net verlopen. Ik kijk wat nog doorgaat.", "diaconie", "coordinator"),
)  # fmt: skip


def prepare(*, months: int) -> list[str]:
    """Make what is missing of the town, with this month's files to deliver; `months` of history behind it.

    Returns a line per person who can sign in.
    """
    with transaction.atomic():
        organisations = {
            slug: Organisation.objects.get_or_create(
                slug=slug,
                defaults={
                    "name": name,
                    "kind": kind,
                    "municipality_code": code,
                    "postcode_areas": [str(area) for area in areas],
                    "telephone": "14 0519",
                    "email": f"vroegsignalering@{slug}.example",
                },
            )[0]
            for slug, name, kind, code, areas in ORGANISATIONS
        }
    _add_executions(organisations)
    for slug in ("waterveen", "duinrade"):
        _add_creditors(organisations[slug], attested=months > 0)
    _add_volunteer_organisations(organisations)
    for person in PEOPLE:
        _add_person(person, organisations[person.organisation])
    for slug in ("waterveen", "duinrade"):
        _add_layouts(organisations[slug])
    if months:
        _add_chain(organisations["waterveen"])
        _add_neighbour(organisations["duinrade"])
        _add_volunteers()
        _fill_shelf(organisations["waterveen"])
    today = timezone.localdate()
    runs = {
        "waterveen": demo_run(months=months, until=today),
        "duinrade": demo_run(months=months, until=today, municipality="duinrade"),
    }
    place_postcodes(runs.values(), by=User.objects.get(email=PEOPLE[0].email).pk, at=timezone.now())
    for slug, run in runs.items():
        if months:
            live_through(organisations[slug], run, workers=_workers(slug), until=timezone.now())
            add_looks(organisations[slug], _everybody(organisations))
    if months:
        _add_orders(organisations["waterveen"], organisations[PARTNERS[0].slug])
        _add_help(
            organisations["waterveen"], organisations["duinrade"], [organisations[each.slug] for each in PARTNERS]
        )
    write_waiting_files(runs["waterveen"], home=settings.HOME)
    codes = {slug: code for slug, _name, _kind, code, _areas in ORGANISATIONS}
    write_register([(run, codes[slug]) for slug, run in runs.items()], settings.HOME / FILE)
    roles = {role.code: role.name for role in STARTING_ROLES}
    people = [f"{person.name}, {in_sentence(roles[person.role])}" for person in PEOPLE]
    return [*people, f"Riet Dijkstra, {in_sentence(roles[VOLUNTEER])}"] if months else people


def _everybody(organisations: dict[str, Organisation]) -> dict[int, Worker]:
    numbers = dict(User.objects.values_list("email", "pk"))
    return {numbers[each.email]: Worker(organisations[each.organisation], each.role) for each in PEOPLE}


def _workers(slug: str) -> list[int]:
    """Who works for a municipality, as often as they do: its own people twice as much as the executing party's."""
    numbers = dict(User.objects.values_list("email", "pk"))
    own = [numbers[each.email] for each in PEOPLE if each.organisation == slug and each.role == "caseworker"]
    return [*own, *own, *(numbers[each.email] for each in PEOPLE if each.role == "executing_caseworker")]


def _add_creditors(owner: Organisation, *, attested: bool) -> None:
    """Only a town with history has attested its creditors."""
    attestation = {"covenant": "Landelijk Convenant Vroegsignalering", "attested_at": ATTESTED_AT, "attested_by": 0}
    with acting(organisation=owner.pk, user=None, purpose="prepare the town", scope=Scope.ORGANISATION):
        for code, name, kind in CREDITORS:
            Creditor.objects.get_or_create(
                organisation=owner,
                code=code,
                defaults={"name": name, "type": kind} | (attestation if attested else {}),
            )


def _add_layouts(owner: Organisation) -> None:
    """The loket, and the saved layouts of all senders but the one that is new in the demo; an adviser attests."""
    with acting(organisation=owner.pk, user=None, purpose="prepare the town", scope=Scope.ORGANISATION):
        loket, _is_new = Sender.objects.get_or_create(organisation=owner, code=LOKET, defaults={"name": LOKET_NAME})
        creditors = {creditor.code: creditor for creditor in Creditor.objects.filter(organisation=owner)}
        for code, own in LAYOUTS.items():
            if code != WITHOUT_PROFILE:
                deliverer = loket if code == LOKET else creditors[code]
                if not deliverer.profiles.exists():
                    save_profile(deliverer, name=own.name, layout=own.layout, by=0, at=ATTESTED_AT)
        adviser = Membership.objects.filter(organisation=owner, role__code="adviser").first()
        if adviser:
            Creditor.objects.filter(organisation=owner, responsible=None).update(responsible=adviser.user_id)


def _add_executions(organisations: dict[str, Organisation]) -> None:
    party = organisations["regiodienst-kustland"]
    for slug in ("waterveen", "duinrade"):
        owner = organisations[slug]
        with acting(organisation=owner.pk, user=None, purpose="prepare the town", scope=Scope.ORGANISATION):
            Execution.objects.get_or_create(
                organisation=owner, party=party, starts_on=FOUNDED_ON, defaults={"shared_with": [party.pk]}
            )


def _add_volunteer_organisations(organisations: dict[str, Organisation]) -> None:
    for each in PARTNERS:
        organisations[each.slug] = Organisation.objects.get_or_create(
            slug=each.slug,
            defaults={
                "name": each.name,
                "kind": Organisation.Kind.VOLUNTEER_ORGANISATION,
                "telephone": each.contact.telephone,
            },
        )[0]


def _add_volunteers() -> None:
    for place, each in enumerate(PARTNERS):
        organisation = Organisation.objects.get(slug=each.slug)
        coordinator = User.objects.filter(email__endswith=f"@{each.slug}.example").first()
        by = coordinator.pk if coordinator else 0
        with acting(organisation=organisation.pk, user=by, purpose="prepare the town", scope=Scope.ORGANISATION):
            begin = bring_list if each.slug == LIGHT else add_volunteers
            begin(organisation, count=VOLUNTEERS[place], by=by, at=timezone.now())
            if place == 0:
                add_riet(organisation, by=by, at=timezone.now())
                ask_basic_training(organisation, by=by, at=timezone.now())
            publish_capacity(organisation, by=by, at=timezone.now())


def _add_orders(owner: Organisation, party: Organisation) -> None:
    """Each side in its own context: no transaction works for two."""
    numbers, now = dict(User.objects.values_list("email", "pk")), timezone.now()
    caseworker = numbers["samira@waterveen.example"]
    with acting(organisation=owner.pk, user=caseworker, purpose="prepare the town", scope=Scope.ORGANISATION):
        send_orders(owner, party, count=8, by=caseworker, at=now)
    coordinator = numbers["fenna@maatjes-waterveen.example"]
    with acting(organisation=party.pk, user=coordinator, purpose="prepare the town", scope=Scope.ORGANISATION):
        carry_out_orders(party, by=coordinator, at=now)


def _add_help(owner: Organisation, neighbour: Organisation, parties: list[Organisation]) -> None:
    """The municipalities ask, organisations take up and help: each side in its own context."""
    now = timezone.now()
    caseworker = User.objects.get(email="samira@waterveen.example").pk
    lotte = User.objects.get(email="lotte@duinrade.example").pk
    municipality, small = acting_in(owner, caseworker), acting_in(neighbour, lotte)
    with municipality():
        helping.ask_for_volunteers(owner, by=caseworker, at=now)
    with small():
        helping.ask_as_neighbour(neighbour, by=lotte, at=now)
    for party, direct, most, waiting in zip(parties, DIRECT, TAKEN_UP, STILL_WAITING, strict=True):
        coordinator = User.objects.filter(email__endswith=f"@{party.slug}.example").order_by("pk").first()
        by = coordinator.pk if coordinator else 0
        own = acting_in(party, by)
        with own():
            taken = helping.take_up_requests(party, most=most, by=by)
            if party.slug == LIGHT:
                taken += helping.answer_lately(party, by=by, at=now)
        with municipality():
            helping.share_who_asks(taken, by=caseworker)
        with small():
            helping.share_who_asks(taken, by=lotte)
        with own():
            helping.receive_residents(party, direct=direct, by=by, at=now)
            helping.pair(party, waiting=waiting, by=by, at=now)
            keep_standing(party, by=by, at=now)
    _help_from_dossiers(owner, parties[0], by=caseworker, at=now)
    _call_round(owner, parties[:2], at=now)


def _help_from_dossiers(owner: Organisation, party: Organisation, *, by: int, at: datetime) -> None:
    """Of the worklist: for some a volunteer is asked, and one organisation is looking."""
    coordinator = User.objects.get(email="fenna@maatjes-waterveen.example").pk
    municipality, own = acting_in(owner, by), acting_in(party, coordinator)
    with municipality():
        helping.ask_from_dossiers(owner, by=by, at=at)
    with own():
        taken = helping.take_up_of_dossiers(party, by=coordinator)
    with municipality():
        helping.share_who_asks(taken, by=by)
    with own():
        helping.look_for_somebody(party, taken, by=coordinator)


def _call_round(owner: Organisation, parties: list[Organisation], *, at: datetime) -> None:
    """The two largest organisations have put in what they bring to the matchingsoverleg."""
    seats = []
    for party, most_places in zip(parties, ROUND_PLACES, strict=True):
        person = next(each for each in PEOPLE if each.organisation == party.slug)
        coordinator = User.objects.get(email=person.email).pk
        seats.append(Seat(party, coordinator, person.name, most_places, acting_in(party, coordinator)))
    prepare_round(seats, municipality=owner, at=at)


def acting_in(organisation: Organisation, user: int) -> Callable[[], AbstractContextManager[None]]:
    """To act for the whole of an organisation as one of its people."""
    return lambda: acting(organisation=organisation.pk, user=user, purpose="prepare the town", scope=Scope.ORGANISATION)


def _add_chain(owner: Organisation) -> None:
    adviser = User.objects.get(email="marijke@waterveen.example")
    with acting(organisation=owner.pk, user=adviser.pk, purpose="prepare the town", scope=Scope.ORGANISATION):
        add_chain(owner, by=adviser.pk, at=timezone.now())


def _fill_shelf(owner: Organisation) -> None:
    adviser = User.objects.get(email="marijke@waterveen.example")
    with acting_in(owner, adviser.pk)():
        fill_shelf(owner, by=adviser.pk, at=timezone.now())
    for each in PARTNERS:
        party = Organisation.objects.get(slug=each.slug)
        coordinator = User.objects.filter(email__endswith=f"@{each.slug}.example").order_by("pk").first()
        by = coordinator.pk if coordinator else 0
        with acting_in(party, by)():
            fill_shelf(party, by=by, at=timezone.now())


def _add_neighbour(owner: Organisation) -> None:
    lotte = User.objects.get(email="lotte@duinrade.example")
    with acting(organisation=owner.pk, user=lotte.pk, purpose="prepare the town", scope=Scope.ORGANISATION):
        add_chain_of_neighbour(owner, by=lotte.pk, at=timezone.now())


def _add_person(person: Person, organisation: Organisation) -> None:
    with acting(organisation=organisation.pk, user=None, purpose="prepare the town", scope=Scope.ORGANISATION):
        user = User.objects.filter(email=person.email).first() or User.objects.create_user(
            person.email, name=person.name, introduction=person.introduction
        )
        Membership.objects.get_or_create(
            organisation=organisation,
            user=user,
            ends_on=None,
            defaults={"role": Role.objects.get(code=person.role), "starts_on": FOUNDED_ON},
        )
