"""The local chain of the town: who takes part, and which papers there are; one ends soon, two ended, one is missing.

The municipality varies the national matrix of tasks in two places.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from samenspoor.domain.agreements import actions
from samenspoor.domain.agreements.actions import Contact, Looked, Signature, TermsWritten
from samenspoor.domain.agreements.deployment import Act, HelpRole, HelpTask, Phase, Place
from samenspoor.domain.agreements.models import (
    Agreement,
    AgreementKind,
    ChainPartner,
    ContactSide,
    LocalPlace,
    PartnerKind,
)
from samenspoor.foundation.organisations.models import Organisation

_WATERVEEN = Contact(
    name="Marijke Hoekstra", telephone="0519 29 29 10", days=range(4), opens=time(8, 30), closes=time(17),
    after_hours_telephone="0519 29 29 99", after_hours_name="Crisisdienst sociaal domein",
)  # fmt: skip
_DUINRADE = Contact(name="Lotte Smit", telephone="0519 28 28 10", days=range(5), opens=time(9), closes=time(16))
EXPIRED_DAYS = 12
"""So long ago the papers of the Diaconie ended."""
_ALL_PHASES = [phase for phase in Phase if phase != Phase.EARLY_SIGNALLING]


@dataclass(frozen=True)
class Paper:
    """One agreement: until so many days from today, with these terms."""

    kind: AgreementKind
    ends_in: int
    terms: dict[str, Any]
    evaluated_in: int | None = None
    """In so many days both sides look back, and then every half year."""
    looked: Looked | None = None
    """What came of it, when that day has passed."""


@dataclass(frozen=True)
class Partner:
    """One organisation of the chain."""

    slug: str
    name: str
    does: str
    target_groups: str
    contact: Contact
    papers: tuple[Paper, ...]
    asked_by_mail: bool = False
    """It keeps a system of its own."""


def _cooperation(
    ends_in: int,
    phases: Sequence[Phase],
    *,
    evaluated_in: int | None = None,
    looked: Looked | None = None,
    **terms: Any,
) -> Paper:
    given = {
        "phases": list(phases),
        "roles": list(HelpRole),
        "tasks": list(HelpTask),
        "intensity": "een keer per week, hooguit een jaar",
        "handover_moments": "bij het eerste gesprek en bij de start van nazorg",
        "transition_days": 90,
    }
    return Paper(AgreementKind.COOPERATION, ends_in, given | terms, evaluated_in, looked)


def _data(kind: AgreementKind, ends_in: int, *, reports: list[str]) -> Paper:
    terms = {
        "data_categories": ["name_address", "telephone", "appointment", "language"],
        "reports_to_us": reports,
        "reports_to_partner": ["picked_up", "by_whom", "closed"],
        "transition_days": 90,
    }
    return Paper(kind, ends_in, terms)


def _machtiging(ends_in: int, acts: list[Act]) -> Paper:
    terms = {"acts": acts, "side": "leading", "law": "private", "transition_days": 0}
    return Paper(AgreementKind.MACHTIGING, ends_in, terms)


PARTNERS = (
    Partner(
        "maatjes-waterveen", "Maatjes Waterveen", "Vrijwilligers die naast iemand gaan staan", "iedereen met geldzorgen",
        Contact(
            name="Fenna Wiersma", telephone="0519 55 01 01", days=range(5), opens=time(9), closes=time(13),
            after_hours_telephone="0519 55 01 99", after_hours_name="Achterwacht",
            after_hours_from=time(9), after_hours_until=time(22),
        ),
        (
            _cooperation(
                400, list(Phase), stays_after_acceptance=True, stays_weeks=26,
                target_groups="inwoners van Waterveen met geldzorgen, ook wie nog geen hulp vroeg",
                money="onkosten en reiskosten van vrijwilligers; 8 uur coördinatie per week uit de subsidie",
                results="60 inwoners per jaar geholpen; zes van de tien houden de administratie daarna zelf bij",
                evaluated_in=-64,
                looked=Looked(
                    goes_well="Binnen twee weken is er een maatje. Inwoners en consulenten zeggen dat de post op orde is.",
                    changes="Bij de start van nazorg belt de consulent eerst de coördinator. In het voorjaar zoeken we "
                    "samen vrijwilligers die Arabisch spreken.",
                ),
            ),
            _machtiging(200, [Act.RING, Act.EXPLAIN, Act.LEAVE_CARD]),
            _data(AgreementKind.PROCESSING, 400, reports=["reached", "answer", "urgent", "planned", "started", "ended"]),
        ),
    ),
    Partner(
        "thuisadministratie", "Thuisadministratie De Ordner", "Administratie op orde, aan de keukentafel", "mensen die het overzicht kwijt zijn",
        Contact(name="Gerard Bruinsma", telephone="0519 55 02 02", days=[1, 3], opens=time(9), closes=time(16)),
        (
            _cooperation(
                300, _ALL_PHASES,
                target_groups="inwoners die het overzicht over hun post en betalingen kwijt zijn, ook zonder schulden",
                money="€ 12.000 subsidie per jaar, voor coördinatie en cursussen; reiskosten volgens bonnen",
                results="45 inwoners per jaar geholpen; bij acht van de tien is de administratie na een half jaar op orde",
                evaluated_in=5,
            ),
            _data(AgreementKind.DATA, 21, reports=["started", "ended"]),
        ),
    ),
    Partner(
        "steunpunt-geld", "Steunpunt Geld & Taal", "Hulp in de eigen taal", "nieuwkomers en arbeidsmigranten",
        Contact(
            name="Amira Haddad", telephone="0519 55 03 03", days=[2], opens=time(10), closes=time(15),
            email="amira@steunpunt-geld.example",
        ),
        (
            # Without a processing agreement nobody rings before acceptance, though the machtiging is there.
            _cooperation(
                250, list(Phase),
                target_groups="nieuwkomers en arbeidsmigranten die een brief niet in het Nederlands kunnen lezen",
                money="een vast bedrag van € 6.500 per jaar; tolken betaalt de gemeente",
                results="elke inwoner die erom vraagt, krijgt binnen een week hulp in de eigen taal",
                evaluated_in=75,
            ),
            _machtiging(250, [Act.RING, Act.EXPLAIN]),
            _data(AgreementKind.DATA, 250, reports=["started", "ended"]),
        ),
        asked_by_mail=True,
    ),
    Partner(
        "diaconie", "Diaconie Duingemeente", "Praktische hulp en een luisterend oor", "wie aanklopt",
        Contact(name="Klaas Postma", telephone="0519 55 04 04"),
        (
            _cooperation(
                -EXPIRED_DAYS, [Phase.AFTERCARE],
                target_groups="wie na schuldhulp alleen verder moet",
                money="geen; de Diaconie betaalt de onkosten zelf",
                results="niemand staat er na schuldhulp alleen voor: een bezoek per maand, een jaar lang",
            ),
            _data(AgreementKind.DATA, -EXPIRED_DAYS, reports=["ended"]),
        ),
    ),
)  # fmt: skip
NEIGHBOUR = replace(
    PARTNERS[1],
    papers=(
        _cooperation(
            500,
            _ALL_PHASES,
            target_groups="inwoners van Duinrade met onoverzichtelijke post",
            money="€ 90 per koppeling",
            results="tien inwoners per jaar geholpen",
            evaluated_in=150,
        ),
        _data(AgreementKind.DATA, 500, reports=["started", "ended"]),
    ),
)
"""Works for Duinrade as well."""
_SIGNS = {"waterveen": "Dewi Sewpersad", "duinrade": "Lotte Smit"}
_VARIED = (
    (150, HelpTask.GATHER_PAPERS, HelpRole.ADVOCACY, Place.NOT,
     "Bij een hercontrole praat de inwoner zelf met de consulent. Dat spraken we af na de proef."),
    (60, HelpTask.BUDDY, HelpRole.ADVOCACY, Place.NOT, "Schuldeisers belden met twee mensen. Eén ingang: schuldhulp."),
    (20, HelpTask.BUDDY, HelpRole.ADVOCACY, Place.INFORMS,
     "Mag weer, na overleg met de coördinatoren: eerst bellen met schuldhulp, dan pas met de schuldeiser."),
)  # fmt: skip
"""So many days ago a cell of the matrix began to say something else, and why."""


def add_chain(municipality: Organisation, *, by: int, at: datetime) -> None:
    """Put the partners on the map with their papers; a second time finds them there. Must run inside `acting`."""
    for each in PARTNERS:
        _add(municipality, each, ours=_WATERVEEN, by=by, at=at)
    if not LocalPlace.objects.filter(organisation=municipality).exists():
        for days_ago, task, role, place, reason in _VARIED:
            actions.vary_matrix(
                municipality, {(task, role): place}, reason=reason, by=by, at=at - timedelta(days=days_ago)
            )


def add_chain_of_neighbour(municipality: Organisation, *, by: int, at: datetime) -> None:
    """One organisation of the town works for the small municipality next to it too. Must run inside `acting`."""
    _add(municipality, NEIGHBOUR, ours=_DUINRADE, by=by, at=at)


def _add(municipality: Organisation, each: Partner, *, ours: Contact, by: int, at: datetime) -> None:
    if ChainPartner.objects.filter(organisation=municipality, name=each.name).exists():
        return
    participant = Organisation.objects.get(slug=each.slug)
    partner = actions.add_partner(
        municipality, name=each.name, kind=PartnerKind.VOLUNTEERS, participant=participant, by=by, at=at
    )
    actions.describe_partner(
        partner, does=each.does, target_groups=each.target_groups, asked_by_mail=each.asked_by_mail, by=by, at=at
    )
    actions.name_contact(partner, ours, side=ContactSide.OURS, by=by, at=at)
    actions.name_contact(partner, each.contact, side=ContactSide.THEIRS, by=by, at=at)
    today = timezone.localdate(at)
    for paper in each.papers:
        starts_on = date(today.year - 1, 1, 1)
        looks_back = None if paper.evaluated_in is None else today + timedelta(days=paper.evaluated_in)
        often = {"evaluated_on": looks_back, "evaluated_months": 6}
        terms = paper.terms if looks_back is None else paper.terms | often
        written = TermsWritten(starts_on=starts_on, ends_on=today + timedelta(days=paper.ends_in), terms=terms)
        agreement = actions.draft_agreement(partner, written, kind=paper.kind, by=by, at=at)
        actions.sign(
            agreement,
            on=starts_on,
            ours=Signature(name=_SIGNS[municipality.slug], power="mandaatregister artikel 12"),
            theirs=Signature(name=each.contact.name, power="bestuursbesluit"),
            by=by,
            at=at,
        )
        if paper.looked and looks_back:
            signed = Agreement.objects.with_terms().get(pk=agreement.pk)
            actions.record_evaluation(signed, paper.looked, recorder=municipality, held_on=looks_back, by=by, at=at)
