"""The states of a link between signal and resident, which may follow which, and whose move it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.states import Flow, Turn


class LinkState(models.TextChoices):
    """Who decided to which resident a signal belongs, or that nobody did yet."""

    CERTAIN = "certain", _("Certain")
    BY_PERSON = "by person", _("Decided by a person")
    IN_REVIEW = "in review", _("Waits for a person")
    SINGLE = "single", _("Nobody known yet")


# The engine decides once. An answer that is taken back asks again, of signals too that followed it with certainty.
NEXT = {
    LinkState.CERTAIN: frozenset({LinkState.IN_REVIEW}),
    LinkState.BY_PERSON: frozenset({LinkState.IN_REVIEW}),
    LinkState.IN_REVIEW: frozenset({LinkState.BY_PERSON}),
    LinkState.SINGLE: frozenset[LinkState](),
}
TURN = {
    LinkState.CERTAIN: Turn.NOBODY,
    LinkState.BY_PERSON: Turn.NOBODY,
    LinkState.IN_REVIEW: Turn.CASEWORKER,
    LinkState.SINGLE: Turn.NOBODY,
}
FLOWS = (
    Flow(
        field="linkage.Link.state",
        first=(LinkState.CERTAIN, LinkState.IN_REVIEW, LinkState.SINGLE),
        following=NEXT,
        turn=TURN,
    ),
)
