"""Hides numbers so small that they would point at people."""

from collections.abc import Sequence

SMALLEST = 5
"""A number from 1 up to and including 4 is hidden outside the team."""


def hide_small(numbers: Sequence[int | None]) -> list[int | None]:
    """Replace small numbers by None; a lone one takes the next smallest with it, or the total would give it away."""
    hidden = [number is not None and 0 < number < SMALLEST for number in numbers]
    if sum(hidden) == 1:
        shown = [(number, place) for place, number in enumerate(numbers) if number and not hidden[place]]
        if shown:
            hidden[min(shown)[1]] = True
    return [None if is_hidden else number for number, is_hidden in zip(numbers, hidden, strict=True)]
