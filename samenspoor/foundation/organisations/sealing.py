"""Seals the BSN and the seeds of the second factor: neither a copy of the database nor a backup tells them.

The keys come from the environment. Fernet with several keys: the first seals, every one opens. A key is replaced by
putting a new one before it, sealing all again, and taking the old one away.
"""

from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class UnableToOpen(Exception):
    """No key in force opens this: a key was taken away too early."""


def seal(secret: str) -> str:
    """Make it unreadable; twice the same gives two different texts."""
    return _keys(tuple(settings.BSN_KEYS)).encrypt(secret.encode()).decode()


def unseal(sealed: str) -> str:
    """Return what was sealed. Raises UnableToOpen."""
    try:
        return _keys(tuple(settings.BSN_KEYS)).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise UnableToOpen("no key opens this") from None


def seal_again(sealed: str) -> str:
    """Seal with the newest key what an older one sealed. Raises UnableToOpen."""
    try:
        return _keys(tuple(settings.BSN_KEYS)).rotate(sealed.encode()).decode()
    except InvalidToken:
        raise UnableToOpen("no key opens this") from None


@lru_cache(maxsize=4)
def _keys(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
