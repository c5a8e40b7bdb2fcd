"""Who sees figures, and how small a number may be to be told."""

from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit.verdict import Verdict


def may_see_figures(actor: Actor) -> Verdict:
    """Answer whether this person sees figures of the municipality."""
    return actor.may(Permission.SEE_FIGURES)


def sees_small_cells(actor: Actor) -> bool:
    """Whoever works with the dossiers knows them; others do not hear of fewer than five people."""
    return bool(actor.may(Permission.SEE_WORKLIST))
