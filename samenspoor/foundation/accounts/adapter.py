"""How allauth behaves here: nobody signs up, an administrator adds people."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Closes the door to sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Answer no: rights come with a membership, given by a person."""
        return False
