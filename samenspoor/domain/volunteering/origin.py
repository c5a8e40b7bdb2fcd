"""Where residents came from: what a coordinator looks at is narrowed to one municipality, or to who came directly.

One rule for the day, the lists and the post, and always in the query: a list that is cut is cut afterwards.
"""

from dataclasses import dataclass

from django.db.models import Q

DIRECTLY = -1
"""Stands for whoever came directly to the organisation, where a municipality has its number."""


@dataclass(frozen=True)
class Origin:
    """`chosen` is the number of one municipality, DIRECTLY for who came directly, 0 for everybody."""

    chosen: int = 0

    @property
    def is_with_direct(self) -> bool:
        """Whether who came directly is among them."""
        return self.chosen in {0, DIRECTLY}

    def takes_in(self, municipality: int) -> bool:
        """Whether what is between the organisation and one municipality is among it."""
        return self.chosen in {0, municipality}

    def within(self, field: str = "municipality") -> Q:
        """The condition on the field that holds the municipality, which is empty for who came directly."""
        if self.chosen == DIRECTLY:
            return Q(**{f"{field}__isnull": True})
        return Q(**{field: self.chosen}) if self.chosen else Q()


EVERYWHERE = Origin()
