"""How allauth behaves here: nobody signs up, an administrator adds people."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from samenspoor.foundation.accounts.models import User
from samenspoor.foundation.organisations.sealing import seal, unseal


class Adapter(DefaultAccountAdapter):
    """Closes the door to sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: rights come with a membership, given by a person."""
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """Seals the seeds of codes: whoever gets hold of a copy of the database cannot sign in with it."""

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """Name the person on the phone's own list of passkeys; a volunteer's address says nothing."""
        return super().get_public_key_credential_user_entity(user) | {"name": user.name, "display_name": user.name}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Name the site on the phone."""
        return super().get_public_key_credential_rp_entity() | {"name": "Samenspoor"}

    def encrypt(self, text: str) -> str:
        """Seal a seed before it is stored."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a stored seed. Raises UnableToOpen."""
        return unseal(encrypted_text)
