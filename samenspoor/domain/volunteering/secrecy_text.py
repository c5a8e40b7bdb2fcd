"""What a volunteer promises, word for word; whoever changes a word gives the text the next number."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.volunteering.models import SecrecyStatement

VERSION = 1
"""Of the text below: it stands on the paper, and in the file of whoever signed it."""
BEFORE_NUMBERS = 0
"""What was signed before texts had a number, or on a paper of the organisation's own."""
PROMISES: Sequence[str | Promise] = (
    _("I tell nobody whom I help, what they owe or what I hear: not at home either."),
    _("The coordinator hears what is needed for the help. A professional hears what the task needs, no more."),
    _("I ask for nothing and look at nothing that the help does not need."),
    _("I keep no papers, photos, numbers or messages of residents for myself."),
    _("Is somebody in danger? Then I ring the coordinator at once. Secrecy does not stand in the way of that."),
    _("Have I lost something, or sent it to the wrong person? I report that on the same day (AVG art. 33)."),
    _("This goes on when I stop as a volunteer."),
)
"""The same for whoever signs, so that every coordinator knows what was promised."""


def versions_signed(volunteers: Iterable[int]) -> dict[tuple[int, date | None], int]:
    """Which text somebody signed on a day, as far as that was written down; by volunteer and day, in one query."""
    rows = SecrecyStatement.objects.filter(volunteer__in=list(volunteers))
    return {
        (volunteer, on): version for volunteer, on, version in rows.values_list("volunteer", "signed_on", "version")
    }
