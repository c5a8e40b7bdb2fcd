"""Two volunteer organisations whose papers allow help after acceptance, a third without, and a resident who asks."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from samenspoor.domain.agreements import actions as agreements
from samenspoor.domain.agreements.actions import Contact, Signature, TermsWritten
from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.agreements.models import AgreementKind, ContactSide, PartnerKind
from samenspoor.domain.casework.actions import offers
from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.trajectory.actions.requests import send_request
from samenspoor.domain.trajectory.asked import Asked
from samenspoor.domain.trajectory.models import HandoverGround, HelpRequest
from samenspoor.foundation.organisations.models import Organisation

COOPERATION: dict[str, Any] = {
    "phases": [phase for phase in Phase if phase != Phase.EARLY_SIGNALLING],
    "roles": list(HelpRole),
    "tasks": list(HelpTask),
}
DATA: dict[str, Any] = {
    "data_categories": ["name_address", "telephone", "appointment", "language"],
    "reports_to_us": ["started", "ended", "urgent"],
}


def day(offset: int = 0) -> date:
    return timezone.localdate() + timedelta(days=offset)


def who() -> Any:
    return {"by": 7, "at": timezone.now()}


def make_paper(partner: Any, kind: AgreementKind, terms: dict[str, Any], *, ends_in: int = 400) -> Any:
    """A signed agreement; must run inside `acting`."""
    written = TermsWritten(starts_on=day(-300), ends_on=day(ends_in), terms=terms)
    made = agreements.draft_agreement(partner, written, kind=kind, **who())
    signed = Signature(name="A. Bos", power="mandaat")
    return agreements.sign(made, on=day(-300), ours=signed, theirs=signed, **who())


def make_helpers(municipality: Any, as_organisation: Callable[[Any], Any]) -> Any:
    """`maatjes` and `ordner` may help after acceptance, `steunpunt` lacks a data agreement."""
    made = {}
    with as_organisation(municipality):
        for slug, name in (("maatjes", "De Maatjes"), ("ordner", "De Ordner"), ("steunpunt", "Steunpunt")):
            made[slug] = Organisation.objects.create(slug=slug, name=name, kind="volunteers")
            partner = agreements.add_partner(
                municipality, name=name, kind=PartnerKind.VOLUNTEERS, participant=made[slug], **who()
            )
            for side in ContactSide:
                agreements.name_contact(partner, Contact(name="Marijke", telephone="0519 29 29 10"), side=side, **who())
            make_paper(partner, AgreementKind.COOPERATION, COOPERATION)
            if slug != "steunpunt":
                make_paper(partner, AgreementKind.DATA, DATA)
    return SimpleNamespace(**made)


@pytest.fixture
def helpers(town: Any, as_organisation: Callable[[Any], Any]) -> Any:
    return make_helpers(town.waterveen, as_organisation)


@pytest.fixture
def run_jobs(db: None) -> Callable[[], int]:
    """Do what was put aside for the worker, until nothing is left; returns how many jobs that were."""

    def run() -> int:
        done = 0
        while waiting := list(ProcrastinateJob.objects.filter(pk__gt=run_jobs_last[-1]).order_by("pk")):
            for job in waiting:
                run_jobs_last.append(job.pk)
                app.tasks[job.task_name].func(**job.args)
                done += 1
        return done

    run_jobs_last = [0]
    return run


def asked(*parties: Any, **changes: Any) -> Asked:
    """A request of somebody in debt help for help with the post."""
    given: dict[str, Any] = {
        "phase": Phase.DEBT_HELP,
        "roles": [HelpRole.PRACTICAL],
        "tasks": [HelpTask.ADMINISTRATION],
        "question": "De post ordenen en bijhouden",
        "ground": HandoverGround.AGREEMENT,
        "agreed_on": day(),
        "agreed_words": "Ja, graag iemand aan de keukentafel",
        "parties": [party.pk for party in parties],
        "telephone": "0612345678",
        "avoid": "Zwager Henk",
    }
    return Asked(**given | changes)


def admitted_person(deliverer: Any, municipality: Any, as_organisation: Callable[[Any], Any]) -> DossierResident:
    """Somebody who accepted help and was admitted."""
    deliverer({"person": "new-1", "phone": "0612345678"})
    with as_organisation(municipality):
        person = DossierResident.objects.select_related("dossier__address", "resident").get()
        offers.accept_help(person, help=Outcome.FOLLOW_UP_FINANCIAL, asks_pause=False, **who())
        offers.admit(person, **who())
        return DossierResident.objects.select_related("dossier__address", "resident").get()


@pytest.fixture
def admitted(deliver: Any, town: Any, as_organisation: Callable[[Any], Any]) -> DossierResident:
    return admitted_person(deliver, town.waterveen, as_organisation)


@pytest.fixture
def sent(admitted: DossierResident, helpers: Any, town: Any, as_organisation: Callable[[Any], Any]) -> HelpRequest:
    """A request of two organisations."""
    with as_organisation(town.waterveen):
        return send_request(admitted, asked(helpers.maatjes, helpers.ordner), **who())
