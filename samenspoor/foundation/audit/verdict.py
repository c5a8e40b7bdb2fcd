"""The answer to "may this person do this": yes, or no with the reason in the user's language."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


class Refused(PermissionDenied):
    """The person may not do this; the message says why."""


@dataclass(frozen=True)
class Verdict:
    """Allowed or not, and why not."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def or_refuse(self) -> None:
        """Raise Refused with the reason unless allowed."""
        if not self.allowed:
            raise Refused(str(self.reason))
