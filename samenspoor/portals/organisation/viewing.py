"""For which municipality a coordinator looks: all of them, or one; above every page, and kept for the session."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from samenspoor.domain.agreements.access import municipalities_of_partner
from samenspoor.foundation.accounts.actor import Actor

_KEPT = "municipality_in_view of {}"


@dataclass(frozen=True)
class View:
    """What a coordinator chose: `chosen` is the number of one municipality, 0 for all."""

    names: Mapping[int, str]
    chosen: int = 0

    @property
    def is_offered(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.names) > 1

    @property
    def name(self) -> str:
        """The municipality that was chosen; empty for all."""
        return self.names.get(self.chosen, "")

    def shows(self, municipality: int | None) -> bool:
        """Whether what came from a municipality is shown, or for None what came directly."""
        return not self.chosen or municipality == self.chosen


def view_of(request: HttpRequest, actor: Actor) -> View:
    """What this person chose in this session, as far as it is a municipality of the own organisation."""
    names = municipalities_of_partner(actor)
    kept = request.session.get(_KEPT.format(actor.organisation.pk))
    return View(names, kept if len(names) > 1 and kept in names else 0)


def choose(request: HttpRequest, actor: Actor, wanted: str) -> None:
    """Look for one municipality from now on, or for all when `wanted` is the number of none of the own."""
    numbers = {str(number): number for number in municipalities_of_partner(actor)}
    request.session[_KEPT.format(actor.organisation.pk)] = numbers.get(wanted, 0)
