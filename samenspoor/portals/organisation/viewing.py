"""For whom a coordinator looks: everybody, one municipality, or who came directly; kept for the session."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext

from samenspoor.domain.agreements.access import municipalities_of_partner
from samenspoor.domain.volunteering.origin import DIRECTLY, Origin
from samenspoor.foundation.accounts.actor import Actor

_KEPT = "municipality_in_view of {}"


@dataclass(frozen=True)
class View:
    """What a coordinator chose: `chosen` is the number of one municipality, DIRECTLY, or 0 for all."""

    names: Mapping[int, str]
    chosen: int = 0

    @property
    def is_offered(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.names) > 1

    @property
    def origin(self) -> Origin:
        """What the lists and the day are narrowed to."""
        return Origin(self.chosen)

    def empty_text(self, otherwise: str | Promise) -> str | Promise:
        """What an empty list says: with a choice, that the rest is not shown."""
        return gettext("Nothing stands here for what you chose above the page.") if self.chosen else otherwise

    @property
    def choices(self) -> list[tuple[int, str]]:
        """Everything that can be chosen."""
        return [(0, gettext("All")), *self.names.items(), (DIRECTLY, gettext("Came by themselves"))]


def view_of(request: HttpRequest, actor: Actor) -> View:
    """What this person chose in this session, as far as it is a municipality of the own organisation."""
    names = municipalities_of_partner(actor)
    kept = request.session.get(_KEPT.format(actor.organisation.pk))
    return View(names, kept if len(names) > 1 and kept in {*names, DIRECTLY} else 0)


def choose(request: HttpRequest, actor: Actor, wanted: str) -> None:
    """Look for one choice from now on, or for all when `wanted` is the number of none of the own."""
    numbers = {str(number): number for number in (*municipalities_of_partner(actor), DIRECTLY)}
    request.session[_KEPT.format(actor.organisation.pk)] = numbers.get(wanted, 0)
