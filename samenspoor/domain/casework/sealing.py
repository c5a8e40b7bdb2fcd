"""Seals the BSN, so that neither a copy of the database nor a backup tells it; the keys come from the environment.

Fernet with several keys: the first seals, every one opens. A key is replaced by putting a new one before it, sealing
all again, and taking the old one away.
"""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class UnableToOpen(Exception):
    """No key in force opens this: a key was taken away too early."""


def seal(bsn: str) -> str:
    """Make the number unreadable; twice the same number gives two different texts."""
    return _keys(tuple(settings.BSN_KEYS)).encrypt(bsn.encode()).decode()


def unseal(sealed: str) -> str:
    """Return the number. Raises UnableToOpen."""
    try:
        return _keys(tuple(settings.BSN_KEYS)).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise UnableToOpen("no key opens this number") from None


def seal_again(sealed: str) -> str:
    """Seal with the newest key what an older one sealed. Raises UnableToOpen."""
    try:
        return _keys(tuple(settings.BSN_KEYS)).rotate(sealed.encode()).decode()
    except InvalidToken:
        raise UnableToOpen("no key opens this number") from None


@lru_cache(maxsize=4)
def _keys(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
