"""What happens to organisations: one joins this installation, and a municipality lets another party work for it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.foundation.organisations.models import Execution, Organisation


class UnableToJoin(Exception):
    """This organisation cannot join so; the message says why."""


class UnableToArrange(Exception):
    """This arrangement cannot be made or ended so; the message says why."""


@transaction.atomic
def join(
    *,
    name: str,
    slug: str,
    kind: Organisation.Kind,
    code_and_areas: tuple[str, Sequence[str]] = ("", ()),
    by: int,
    at: datetime,
) -> Organisation:
    """Let an organisation take part; a municipality with its CBS code and postcode areas. Raises UnableToJoin."""
    code, areas = code_and_areas
    try:
        with transaction.atomic():
            return Organisation.objects.create(
                name=name, slug=slug, kind=kind, municipality_code=code, postcode_areas=list(areas)
            )
    except IntegrityError:
        raise UnableToJoin(_("There is an organisation at the address %(slug)s already.") % {"slug": slug}) from None


@transaction.atomic
def arrange_execution(
    organisation: Organisation, party: Organisation, *, starts_on: date, ends_on: date | None, by: int, at: datetime
) -> Execution:
    """Let another party carry out early signalling for a municipality from a day on. Raises UnableToArrange."""
    if party.kind != Organisation.Kind.EXECUTING_PARTY:
        raise UnableToArrange(_("Only an executing party can work for a municipality."))
    if starts_on < timezone.localdate(at):
        raise UnableToArrange(_("The first day can be today at the earliest."))
    if ends_on is not None and ends_on < starts_on:
        raise UnableToArrange(_("The last day comes before the first."))
    # Two at once would both find nothing: the municipality's own row makes them wait for each other.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    others = Execution.objects.filter(organisation=organisation, party=party).exclude(ends_on__lt=starts_on)
    if others.filter(**({"starts_on__lte": ends_on} if ends_on else {})).exists():
        raise UnableToArrange(_("%(name)s works for you in that time already.") % {"name": party.name})
    return Execution.objects.create(
        organisation=organisation, party=party, starts_on=starts_on, ends_on=ends_on, shared_with=[party.pk],
        arranged_by=by, arranged_at=at,
    )  # fmt: skip


@transaction.atomic
def end_execution(execution: Execution, *, last_day: date, by: int, at: datetime) -> Execution:
    """Let an arrangement end after `last_day`; yesterday closes the door at once. Raises UnableToArrange."""
    execution = Execution.objects.select_for_update().get(pk=execution.pk)
    today = timezone.localdate(at)
    if execution.ends_on is not None and execution.ends_on < today:
        raise UnableToArrange(_("This arrangement has ended already."))
    if last_day < today - timedelta(days=1):
        raise UnableToArrange(_("The last day can be yesterday at the earliest."))
    # One that has not begun never begins; the row stays, so that it can be seen who arranged and who ended it.
    execution.ends_on, execution.ended_by = max(last_day, execution.starts_on - timedelta(days=1)), by
    execution.save(update_fields=["ends_on", "ended_by"])
    return execution
