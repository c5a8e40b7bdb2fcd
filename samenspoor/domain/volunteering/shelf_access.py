"""Who puts something on the shelf of the chain, who reads it, and what a volunteer finds of it on the phone."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from samenspoor.domain.agreements.access import may_see_register
from samenspoor.domain.volunteering.chain import chain_of
from samenspoor.domain.volunteering.models import ShelfItem, ShelfKind
from samenspoor.domain.volunteering.phone_access import for_organisation
from samenspoor.domain.volunteering.shelf_file import read_format
from samenspoor.domain.volunteering.training_access import may_offer_trainings
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.models import Organisation

MOST_SHOWN = 200
_PURPOSE = "formats on the shelf"


@dataclass(frozen=True)
class Shelf:
    """What stands on the shelf of a chain, the newest first."""

    formats: list[ShelfItem]
    experiences: list[ShelfItem]


def may_fill_shelf(actor: Actor) -> Verdict:
    """Answer whether this person puts something there: whoever offers trainings."""
    return may_offer_trainings(actor)


def may_see_shelf(actor: Actor) -> Verdict:
    """Answer whether this person reads it: at the municipality whoever works with the chain."""
    if actor.organisation.kind == Organisation.Kind.MUNICIPALITY:
        return may_see_register(actor)
    return may_offer_trainings(actor)


def shelf_of(actor: Actor) -> Shelf:
    """What the own organisation and the others of its chain put there; three queries."""
    may_see_shelf(actor).or_refuse()
    rows = list(_of_chain(actor).select_related("organisation").order_by("-put_at", "-pk")[:MOST_SHOWN])
    formats = [row for row in rows if row.kind == ShelfKind.FORMAT]
    return Shelf(formats, [row for row in rows if row.kind == ShelfKind.EXPERIENCE])


def get_own_item_or_404(actor: Actor, pk: int) -> ShelfItem:
    """Return what the own organisation put there, and note the look."""
    may_fill_shelf(actor).or_refuse()
    return looks.open_or_404(ShelfItem.objects.filter(organisation=actor.organisation), pk)


def format_or_404(actor: Actor, pk: int) -> tuple[ShelfItem, bytes]:
    """Return a format with its file, and note the look. Raises Http404."""
    may_see_shelf(actor).or_refuse()
    return _with_file(looks.open_or_404(_of_chain(actor).filter(kind=ShelfKind.FORMAT), pk))


def formats_on_phone(actor: Actor) -> list[ShelfItem]:
    """The formats of the own organisation and of its municipalities; they are about nobody."""
    with for_organisation(actor, _PURPOSE):
        return list(_for_volunteers(actor).select_related("organisation").order_by("title", "pk")[:MOST_SHOWN])


def format_on_phone_or_404(actor: Actor, pk: int) -> tuple[ShelfItem, bytes]:
    """Return one of those with its file. Raises Http404."""
    with for_organisation(actor, _PURPOSE):
        return _with_file(looks.open_or_404(_for_volunteers(actor), pk))


def _of_chain(actor: Actor) -> QuerySet[ShelfItem]:
    """What somebody outside the chain shares with us does not stand on our shelf."""
    own = actor.organisation
    return ShelfItem.objects.filter(organisation__in=[own.pk, *chain_of(own, on=timezone.localdate())])


def _for_volunteers(actor: Actor) -> QuerySet[ShelfItem]:
    own_or_municipality = Q(organisation=actor.organisation) | Q(organisation__kind=Organisation.Kind.MUNICIPALITY)
    return _of_chain(actor).filter(own_or_municipality, kind=ShelfKind.FORMAT)


def _with_file(item: ShelfItem) -> tuple[ShelfItem, bytes]:
    content = read_format(item)
    if content is None:
        raise Http404
    return item, content
