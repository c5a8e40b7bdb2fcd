"""The worklist as a table: what a row tells, which filters there are, and what stands on top."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework import access
from samenspoor.domain.casework.deadlines import after_working_days
from samenspoor.domain.casework.models import BulkKind, Dossier, Round
from samenspoor.domain.casework.models.dossier import DossierQuerySet
from samenspoor.domain.casework.steps import Next, Step, most_urgent, next_steps
from samenspoor.domain.trajectory.access import with_handovers
from samenspoor.domain.trajectory.steps import handover_steps
from samenspoor.domain.volunteering.order_access import with_orders
from samenspoor.domain.volunteering.order_steps import ORDER, OrderNext, order_steps
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Filter, First, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.municipality.step_texts import HANDOVER_STEPS, STEPS, order_step_text, term_text, term_tone

MARKS = (
    ("is_crisis", _("Crisis"), Tone.NEGATIVE),
    ("is_end_of_supply", _("End of supply"), Tone.WARNING),
    ("is_in_review", _("To be reviewed"), Tone.WARNING),
    ("is_multiple", _("Multiple"), Tone.INFO),
    ("is_successive", _("Successive"), Tone.INFO),
    ("is_letter_only", _("Letter only"), Tone.NEUTRAL),
    ("is_sample", _("Random sample"), Tone.INFO),
    ("is_provisional", _("Provisional"), Tone.NEUTRAL),
)
# What a saved view keeps of the address.
_KEPT = ("work", "who", "mark", "sort")
# The form that the tick boxes of the rows belong to.
CHOOSING = "choosing"
_OPEN_WORK = ("", "open", "overdue")
# The word on the button, and the letter that presses it.
BULK_WAYS = {BulkKind.ASSIGN: (_("Assign"), "t"), BulkKind.CLOSE: (_("Close"), "a")}


def marks(dossier: Dossier) -> SafeString:
    """The badges of a dossier, heaviest first."""
    shown = (
        (badge(_mark(dossier, name, str(label)), tone),) for name, label, tone in MARKS if getattr(dossier, name, False)
    )
    return format_html_join(" ", "{}", shown)


def _mark(dossier: Dossier, name: str, label: str) -> str:
    """A crisis with its day: `Crisis 12 november`."""
    on = dossier.crisis_on if name == "is_crisis" else None
    return f"{label} {date_format(on, 'j F')}" if on else label


def _place(dossier: Dossier) -> str:
    return f"{dossier.address}, {dossier.address.postcode_apart}"


def _shown_place(dossier: Dossier) -> str:
    """The same, its postcode never broken over two lines."""
    return f"{dossier.address}, {dossier.address.postcode_apart.replace(' ', chr(0xA0))}"


def _with_mark(rows: DossierQuerySet, mark: str) -> DossierQuerySet:
    return rows.filter(**{mark: True})


def _address(actor: Actor, dossier: Dossier) -> str:
    return reverse("municipality:dossier", kwargs={"organisation": actor.organisation.slug, "pk": dossier.pk})


def _next(actor: Actor, today: date) -> Callable[[Dossier], SafeString]:
    """What to do next in a dossier, with the time that is left."""
    agreed = access.attempts_agreed(actor, day=today)

    def cell(dossier: Dossier) -> SafeString:
        steps = next_steps(dossier, most_attempts=agreed[dossier.organisation_id])
        step = most_urgent(steps.values())
        title = _handover_title(dossier, steps, step)
        if not title and (asked := _asked_by_order(dossier)):
            title, step = order_step_text(asked), replace(step, due_on=asked.term_beside(step.due_on))
        title = title or STEPS[step.step]
        beside = ((_with_term(STEPS[each.step], each, today),) for each in step.beside)
        return format_html("{}{}", _with_term(title, step, today), format_html_join("", "<br>{}", beside))

    return cell


def _with_term(title: str | Promise, step: Next, today: date) -> SafeString:
    left = term_text(step, today)
    return format_html("{} {}", title, badge(left, term_tone(step, today)) if left else "")


def _handover_title(dossier: Dossier, steps: Mapping[int, Next], step: Next) -> str | Promise | None:
    """What comes before closing for whoever was admitted: the hand-over. The rows were read `with_handovers`."""
    if step.step != Step.CLOSE:
        return None
    whose = [part for part in dossier.dossier_residents.all() if steps.get(part.resident_id) is step]
    found = handover_steps(whose, [row for part in whose for row in part.handovers.all()])
    return next((HANDOVER_STEPS[each] for each in found.values()), None)


def _asked_by_order(dossier: Dossier) -> OrderNext | None:
    """What a volunteer who went by asks first. The rows were read `with_orders`."""
    parts = dossier.dossier_residents.all()
    found = order_steps(parts, [order for part in parts for order in part.visit_orders.all()])
    return min(found.values(), key=lambda each: ORDER.index(each.step), default=None)


def columns(actor: Actor, *, today: date, month: date | None = None) -> tuple[Column, ...]:
    """What a row tells; an executing party sees for which municipality each row is, and one of another month which."""

    def all_marks(row: Dossier) -> SafeString:
        if month in {None, row.month}:
            return marks(row)
        return format_html("{} {}", marks(row), badge(date_format(row.month, "F Y")))

    found = (
        Column(key="address", label=_("Address"), value=_place, cell=_shown_place,
               link=lambda row: _address(actor, row)),
        Column(key="people", label=_("People"), value=lambda row: ", ".join(map(str, row.people))),
        Column(key="creditors", label=_("Signals"), value=lambda row: ", ".join(row.creditor_names)),
        Column(key="amount", label=_("Amount"), kind=Kind.AMOUNT, value=lambda row: row.amount_cents,
               is_sortable=True, order=("amount_cents",)),
        Column(key="next", label=_("Next step"), cell=_next(actor, today), value=lambda _row: None, is_exported=False),
        Column(key="assigned_to", label=_("Who"), value=lambda row: row.assignee or ""),
        Column(key="marks", label=_("Marks"), cell=all_marks, value=lambda _row: None, is_exported=False),
    )  # fmt: skip
    if actor.organisation.kind == Organisation.Kind.MUNICIPALITY:
        return found
    return (*found, Column(key="municipality", label=_("Municipality"), value=lambda row: row.organisation.name))


def _of_work(today: date) -> Callable[[DossierQuerySet, str], DossierQuerySet]:
    """The work that a filter asks for."""

    def apply(rows: DossierQuerySet, choice: str) -> DossierQuerySet:
        return {
            "open": rows.open(),
            "overdue": rows.overdue(today),
            "closed": rows.exclude(closed_at=None),
            "all": rows,
        }[choice]

    return apply


def _of_whom(actor: Actor) -> Callable[[DossierQuerySet, str], DossierQuerySet]:
    def apply(rows: DossierQuerySet, choice: str) -> DossierQuerySet:
        whose = {"mine": actor.user, "nobody": None}
        return rows.filter(assigned_to=whose[choice] if choice in whose else int(choice))

    return apply


def _worklist(actor: Actor, colleagues: Mapping[int, str], *, month: date, left: int | None, today: date) -> Table:
    others = [(str(key), name) for key, name in colleagues.items() if key != actor.user]
    if left:
        others.append((str(left), str(_("A colleague who left"))))
    return Table(
        caption=_("Dossiers"),
        order_text=_("too late or nearly first, then most urgent"),
        form=CHOOSING if bulk_ways(actor) else "",
        columns=columns(actor, today=today, month=month),
        default_order=("-priority", "pk"),
        empty_text=_("No dossiers with this mark."),
        filters=(
            Filter(
                key="work",
                label=_("Work"),
                choices=[
                    ("open", _("Open")),
                    ("overdue", _("Too late")),
                    ("closed", _("Closed")),
                    ("all", _("All")),
                ],
                apply=_of_work(today),
                default="open",
            ),
            Filter(
                key="who",
                label=_("Whose"),
                choices=[("mine", _("Mine")), ("nobody", _("Of nobody yet"))],
                more=others,
                more_label=_("Of a colleague"),
                apply=_of_whom(actor),
            ),
            Filter(
                key="mark",
                label=_("Show"),
                choices=[(name, label) for name, label, _tone in MARKS if name != "is_provisional"],
                apply=_with_mark,
            ),
        ),
    )


def bulk_ways(actor: Actor) -> list[tuple[BulkKind, str | Promise, str]]:
    """What this person may do with many dossiers at once, with the letter that presses each button."""
    return [(kind, *way) for kind, way in BULK_WAYS.items() if access.may_do_in_bulk(actor, kind)]


@dataclass(frozen=True)
class Listing:
    """The worklist that an address shows: of one month's round, with on top what is too late or nearly."""

    table: Table
    query: QueryDict
    rounds: Sequence[Round]
    month: date
    rows: DossierQuerySet
    first: First
    left: int | None

    def every(self, *, most: int) -> list[Dossier]:
        """Every dossier of the list, on whatever page, at most so many."""
        return self.table.every(self.rows, query=self.query, first=self.first, most=most)


def listing(actor: Actor, query: QueryDict, *, today: date, is_shown: bool = True) -> Listing | None:
    """What an address of the worklist shows; None as long as there is no round.

    What is too late, or will be after the next working day, stands on top, a crisis first.
    """
    soon = after_working_days(today, 1)
    visible = access.visible_to(actor, day=today)
    visible = with_orders(with_handovers(visible.for_list())) if is_shown else visible.with_review()
    rounds = access.rounds_for(actor, day=today)
    month = _chosen_month(query, rounds)
    if month is None:
        return None
    # The newest round shows what is open of every round; whoever looks back sees that month alone.
    is_newest = month == rounds[0].month
    rows = visible if is_newest and query.get("work", "open") in _OPEN_WORK else visible.of_month(month)
    due = rows.due_by(soon)
    first = First(
        parts=(due.filter(is_crisis=True), due.filter(is_crisis=False)),
        order=("next_due_on",),
        rest=rows.not_due_by(soon),
    )
    colleagues = access.colleagues_of(actor, day=today)
    left = _left(query, colleagues)
    table = _worklist(actor, colleagues, month=month, left=left, today=today)
    return Listing(table, query, rounds, month, rows, first, left)


def worth_keeping(query: QueryDict) -> str:
    """The filters and the order of an address, without the month and the page."""
    return urlencode([(key, query[key]) for key in _KEPT if query.get(key)])[:300]


def _chosen_month(query: QueryDict, rounds: Sequence[Round]) -> date | None:
    asked = query.get("month", "")
    months = [found.month for found in rounds]
    return next((month for month in months if month.strftime("%Y-%m") == asked), months[0] if months else None)


def _left(query: QueryDict, colleagues: Mapping[int, str]) -> int | None:
    """The colleague whom an address or a saved view names and who does not work here any more."""
    asked = query.get("who", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19) or int(asked) in colleagues:
        return None
    return int(asked)
