"""Codes for on a card: drawn at random, easy to read out over the phone, and no word by chance. Plain Python."""

import re
import secrets

# No vowels, so no words; no 0 or 1, which look like letters.
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
_LENGTH = 8
_APART = re.compile(r"[\s-]+")


def draw() -> str:
    """Eight characters out of 28: one in 378 billion is right."""
    return "".join(secrets.choice(_LETTERS) for _place in range(_LENGTH))


def written(code: str) -> str:
    """As it stands on the card: `K7QF-29MX`."""
    return f"{code[:4]}-{code[4:]}"


def read(text: str) -> str:
    """The code in what someone typed, with or without dash; empty when it is none."""
    code = _APART.sub("", text).upper()
    return code if len(code) == _LENGTH and set(code) <= set(_LETTERS) else ""
