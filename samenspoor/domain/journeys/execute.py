"""Working for a municipality: what an executing party's worker records is the municipality's."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.utils.translation import gettext as _

from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit.verdict import Refused
from samenspoor.foundation.organisations.acting import acting_for


@contextmanager
def on_behalf_of(owner: int, *, actor: Actor, day: date) -> Iterator[None]:
    """Write in a municipality's name, as its worker or under the arrangement with its executing party (Wgs art. 3a).

    Raises Refused without an arrangement on that day.
    """
    if owner == actor.organisation.pk:
        yield
        return
    if owner not in actor.owners(day):
        raise Refused(_("Your organisation does not work for this municipality."))
    with acting_for(owner, purpose=f"carried out by organisation {actor.organisation.pk}"):
        yield
