"""Words that several pages of the coordinator share: values of closed lists within a sentence, and how far away."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext

from samenspoor.domain.trajectory.wishes import Language
from samenspoor.foundation.ui.formats import in_sentence

_NEXT_DOOR = 0.05
"""Less than this many kilometres is written as none."""


def in_words(values: Iterable[object], choices: type[TextChoices]) -> str:
    """The words for values of a closed list, as in a sentence; a value that is not on it stands as it is."""
    known = {choice.value: str(choice.label) for choice in choices}
    words = [known.get(str(value), str(value)) for value in values]
    # Languages keep their capital.
    return ", ".join(words if choices is Language else map(in_sentence, words))


def kilometres(value: object) -> str:
    """One decimal, the Dutch way."""
    return f"{float(str(value)):.1f}".replace(".", ",")


def lives_away(value: object) -> str:
    """How far away, in words where it is next door: the middle of a postcode area says no more than that."""
    if float(str(value)) < _NEXT_DOOR:
        return gettext("Lives in the same neighbourhood")
    return gettext("Lives %(kilometres)s km away") % {"kilometres": kilometres(value)}
