"""Under which letter a volunteer stands."""

from itertools import takewhile

from samenspoor.domain.casework.rules import fold


def surname_key(*, first_name: str, surname: str) -> str:
    """By surname with what comes before it behind it, without diacritics: `de Boer` stands under b."""
    words = surname.split()
    before = list(takewhile(str.islower, words[:-1]))
    return fold(" ".join([*words[len(before) :], *before, first_name]))[:160]
