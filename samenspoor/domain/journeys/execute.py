"""Working for a municipality: what an executing party's worker records is the municipality's."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.foundation.accounts.actor import Actor, find_actor
from samenspoor.foundation.accounts.models import User
from samenspoor.foundation.audit.verdict import Refused
from samenspoor.foundation.jobs.owned import Assignment
from samenspoor.foundation.organisations.acting import acting, acting_for


def whoever_ordered(assignment: Assignment) -> Actor | None:
    """The person who ordered a job, with the role of today; None for whoever does not work there any more."""
    with acting(organisation=None, user=assignment.by, purpose="find the role"):
        user = User.objects.get(pk=assignment.by)
        return find_actor(user=user, slug=assignment.organisation.slug, day=timezone.localdate(assignment.at))


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
