"""One dossier: what to do next, the people apart with their signals, why it is urgent, and what happened when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from samenspoor.domain.casework import access
from samenspoor.domain.casework.models import Dossier, ResidentCheck
from samenspoor.domain.casework.persons import Person, persons
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.casework.steps import NOTHING, Next, Step, next_steps
from samenspoor.domain.casework.timeline import timeline
from samenspoor.domain.trajectory import access as trajectory
from samenspoor.domain.trajectory.asking import phases_of
from samenspoor.domain.trajectory.asking import withheld_by_check as help_withheld
from samenspoor.domain.trajectory.models import Handover
from samenspoor.domain.trajectory.request_access import Followed, follow, requests_of_dossiers
from samenspoor.domain.trajectory.request_steps import RequestStep
from samenspoor.domain.trajectory.states import HandoverStatus
from samenspoor.domain.trajectory.steps import HandoverStep, handover_steps
from samenspoor.domain.trajectory.timeline import entries, request_entries
from samenspoor.domain.volunteering.asking import withheld_by_check as order_withheld
from samenspoor.domain.volunteering.models import VisitOrder
from samenspoor.domain.volunteering.numbers import numbers_at
from samenspoor.domain.volunteering.order_access import may_send_orders, orders_of_dossiers
from samenspoor.domain.volunteering.order_steps import MET, OrderNext, OrderStep, order_steps
from samenspoor.domain.volunteering.reach_texts import ShownNumber
from samenspoor.domain.volunteering.report_access import reports_on
from samenspoor.domain.volunteering.states import OrderStatus
from samenspoor.domain.volunteering.timeline import entries as order_entries
from samenspoor.domain.volunteering.timeline import report_entries
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.ui.formats import euro
from samenspoor.foundation.ui.parts import Tone
from samenspoor.portals.municipality.casework_forms import HandOnForm
from samenspoor.portals.municipality.listing import marks
from samenspoor.portals.municipality.priority_texts import priority_of
from samenspoor.portals.municipality.request_texts import step_badge
from samenspoor.portals.municipality.step_texts import HANDOVER_STEPS, STEPS, order_step_text, term_text, term_tone

STATUS_TONES = {
    PersonStatus.OPEN: Tone.WARNING,
    PersonStatus.APPROACHED: Tone.INFO,
    PersonStatus.IN_CONTACT: Tone.INFO,
    PersonStatus.CONVERSATION: Tone.POSITIVE,
    PersonStatus.HELPED: Tone.POSITIVE,
    PersonStatus.ADMITTED: Tone.POSITIVE,
    PersonStatus.CLOSED: Tone.NEUTRAL,
}


@dataclass(frozen=True)
class Task:
    """One person of the dossier, with what the page says of the work."""

    person: Person
    today: date
    handover: Handover | None = None
    handover_step: HandoverStep | None = None
    order: VisitOrder | None = None
    asked: OrderNext | None = None
    help: Followed | None = None
    numbers: Mapping[int, Sequence[ShownNumber]] = field(default_factory=dict)

    @property
    def title(self) -> str | Promise:
        if self.handover_step:
            return HANDOVER_STEPS[self.handover_step]
        return order_step_text(self.asked) if self.asked else STEPS[self.person.next.step]

    @property
    def order_step(self) -> OrderStep | None:
        """What the visit order asks first."""
        return self.asked.step if self.asked else None

    @property
    def next(self) -> Next:
        """The next step with its term: that of a visit order comes first."""
        own = self.person.next
        return replace(own, due_on=self.asked.term_beside(own.due_on)) if self.asked else own

    @property
    def is_urgent(self) -> bool:
        """Whether somebody has to ring today."""
        return self.order_step == OrderStep.RING_TODAY

    @property
    def main_tap(self) -> str:
        """The button that comes first: what most often happens next."""
        if self.order_step == OrderStep.AWAIT_VISIT:
            return ""
        if self.order_step:
            return "spoken_by_phone"
        return {Step.SEND_LETTER: "letter_sent", Step.VISIT: "missed_visit", Step.TRY_AGAIN: "missed_visit"}.get(
            self.person.next.step, ""
        )

    @property
    def term(self) -> str:
        return term_text(self.next, self.today)

    @property
    def tone(self) -> Tone:
        return term_tone(self.next, self.today)

    @property
    def pause(self) -> Next:
        """The term for the creditors' answer, when it runs beside the next step."""
        return next(iter(self.person.next.beside), NOTHING)

    @property
    def pause_term(self) -> str:
        return term_text(self.pause, self.today)

    @property
    def pause_tone(self) -> Tone:
        return term_tone(self.pause, self.today)

    @property
    def status(self) -> str:
        """How far it is; who was met by a volunteer only was approached all the same."""
        if self.asked and self.order_step in MET:
            return gettext("A %(label)s spoke to this person") % {"label": self.asked.order.word}
        return self.person.part.get_status_display() if self.person.part else ""

    @property
    def status_tone(self) -> Tone:
        if self.order_step in MET:
            return Tone.INFO
        return STATUS_TONES[PersonStatus(self.person.part.status)] if self.person.part else Tone.NEUTRAL

    @property
    def may_go_by(self) -> bool:
        """Whether a volunteer may be asked: nobody was spoken to yet, none is under way, none reported who to ring."""
        is_asked = self.order is not None and self.order.status in {OrderStatus.SENT, OrderStatus.ACCEPTED}
        is_asked = is_asked or self.order_step is not None
        part = self.person.part
        return part is not None and part.status in {PersonStatus.OPEN, PersonStatus.APPROACHED} and not is_asked

    @property
    def why_nobody_goes_by(self) -> str:
        """What was looked up and keeps a volunteer away before help was accepted."""
        return order_withheld(self.person.part) if self.person.part else ""

    @property
    def why_no_help(self) -> str:
        """The same after help was accepted."""
        return help_withheld(self.person.part) if self.person.part else ""

    @property
    def check(self) -> ResidentCheck | None:
        """What was looked up, as long as somebody can still decide on it."""
        return self.person.part.looked_up if self.person.part and self.person.is_open else None

    @property
    def help_state(self) -> str:
        return step_badge(self.help) if self.help else ""

    @property
    def order_numbers(self) -> Sequence[ShownNumber]:
        """Whom to ring at the organisation of the visit order."""
        return self.numbers.get(self.order.party, ()) if self.order else ()

    @property
    def help_numbers(self) -> list[tuple[str, Sequence[ShownNumber]]]:
        """The same of whoever was asked to help, or took it up."""
        parties = self.help.rung if self.help else []
        return [(self.help.names.get(party, ""), self.numbers.get(party, ())) for party in parties if self.help]

    @property
    def may_ask_help(self) -> bool:
        """Whether a volunteer may be asked for: help was accepted, and none is asked for or helps already."""
        part = self.person.part
        is_running = self.help is not None and self.help.step != RequestStep.NOTHING
        return part is not None and bool(phases_of(part)) and not is_running

    @property
    def asks_contact(self) -> bool:
        """Whether one tap can record what happens next."""
        return self.person.next.step in {
            Step.SEND_LETTER, Step.CALL, Step.VISIT, Step.TRY_AGAIN, Step.CLOSE_WITHOUT_CONTACT,
        }  # fmt: skip


@require_GET
def dossier(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one dossier; the look is logged."""
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    found = access.get_dossier_or_404(actor, pk, day=today)
    steps = next_steps(found, most_attempts=access.attempts_agreed(actor, day=today)[found.organisation_id])
    people = persons(found, steps=steps)
    orders = list(orders_of_dossiers([found]))
    handovers = list(trajectory.handovers_of([found]))
    helps = follow(requests_of_dossiers([found]), on=today)
    reports = list(reports_on([each.request for each in helps]))
    to_hand_over = handover_steps(found.dossier_residents.all(), handovers)
    asked = order_steps(found.dossier_residents.all(), orders)
    parties = {each.party for each in orders} | {party for each in helps for party in each.rung}
    numbers = numbers_at(found.organisation_id, parties, at=timezone.now()) if parties else {}
    context = {
        "dossier": found,
        "marks": marks(found),
        "amount": euro(found.amount_cents),
        "tasks": [
            replace(
                _task(person, today, handovers, to_hand_over),
                order=_newest(orders, person),
                asked=asked.get(person.part.pk) if person.part else None,
                help=_help(helps, person),
                numbers=numbers,
            )
            for person in people
        ],
        **priority_of(found),
        "timeline": timeline(
            found,
            also=[
                *entries(handovers),
                *order_entries(orders),
                *request_entries(helps),
                *report_entries(reports),
            ],
        ),
        "may_send_orders": bool(may_send_orders(actor)),
        "people_checked": access.people_checked(found),
        "may_check": access.may_check_people(actor),
        "may_work": bool(access.may_work(actor)),
        "recorded": access.just_recorded(actor, now=timezone.now(), dossier=found),
        "is_alone": sum(person.is_open for person in people) == 1,
        **_assignment(actor, found, today),
    }
    return render(request, "municipality/dossier.html", context)


def _task(person: Person, today: date, handovers: Sequence[Handover], steps: Mapping[int, HandoverStep]) -> Task:
    part = person.part
    if part is None:
        return Task(person, today)
    standing = (row for row in handovers if row.person_id == part.pk and row.status != HandoverStatus.WITHDRAWN)
    # Looking whether someone has died comes before that.
    is_next = person.next.step in {Step.CLOSE, Step.NOTHING}
    return Task(person, today, next(standing, None), steps.get(part.pk) if is_next else None)


def _newest(orders: Sequence[VisitOrder], person: Person) -> VisitOrder | None:
    """The newest visit order of a person, unless it was taken back."""
    of_person = (each for each in orders if person.part and each.person_id == person.part.pk)
    return next((each for each in of_person if each.status != OrderStatus.RECALLED), None)


def _help(helps: Sequence[Followed], person: Person) -> Followed | None:
    """The newest request for a volunteer for a person."""
    return next((each for each in helps if person.part and each.request.person_id == person.part.pk), None)


def _assignment(actor: Actor, found: Dossier, today: date) -> dict[str, object]:
    colleagues = access.colleagues_of(actor, day=today)
    return {
        "assign_form": HandOnForm(dossier=found, colleagues=colleagues) if access.may_assign(actor) else None,
        "is_mine": found.assigned_to == actor.user,
        "is_of_others": bool(found.assigned_to) and found.assigned_to not in colleagues,
    }
