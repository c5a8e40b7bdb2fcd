"""How a volunteer signs in from a phone: once with a code of the coordinator, from then on with a passkey alone.

A passkey asks for finger, face or the phone's own code, so it is two factors in one.
"""

from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.utils.translation import gettext as _

from samenspoor.foundation.accounts.models import User

CODE_LASTS = timedelta(hours=1)
# What a made-up answer of a phone runs into, besides the refusal itself.
_NONSENSE = (ValidationError, ValueError, TypeError, KeyError, AttributeError)


class UnableToUsePasskey(Exception):
    """The phone's answer does not hold; the message says what to do."""


def make_code(user: User) -> str:
    """The code that opens this account once: signing in, or giving access again, changes what it was made with."""
    return _signer(user).sign(str(user.pk))


def user_of(code: str) -> User | None:
    """Whose code this is, the row locked, or None when it was used, has expired or was never given."""
    number = code.partition(":")[0]
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    user = User.objects.select_for_update(of=("self",)).filter(pk=int(number), is_active=True).first()
    if user is None or user.has_usable_password():
        return None
    try:
        _signer(user).unsign(code, max_age=CODE_LASTS)
    except BadSignature:
        return None
    return user


def _signer(user: User) -> TimestampSigner:
    return TimestampSigner(salt=f"phone {user.password} {user.last_login}")


def begin_passkey(user: User) -> dict[str, Any]:
    """What the phone needs to make a passkey that signs in by itself."""
    return auth.begin_registration(user, passwordless=True)


def keep_passkey(user: User, credential: Any) -> None:
    """Store the passkey that the phone made. Raises UnableToUsePasskey."""
    try:
        auth.parse_registration_response(credential)
        if not auth.complete_registration(credential).is_user_verified():
            raise UnableToUsePasskey(_("Your phone did not ask for finger, face or code. Try again."))
    except _NONSENSE as error:
        raise UnableToUsePasskey(_("Your phone did not finish. Try again.")) from error
    auth.WebAuthn.add(user, _("Phone"), credential)


def ask_for_passkey() -> dict[str, Any]:
    """What the phone needs to show its passkeys."""
    return auth.begin_authentication()


def user_by_passkey(credential: Any) -> User:
    """Whose passkey signed the question that was asked in this session. Raises UnableToUsePasskey."""
    try:
        auth.parse_authentication_response(credential)
        user: User = auth.extract_user_from_response(credential)
        found: Authenticator = auth.complete_authentication(user, credential)
    except _NONSENSE as error:
        raise UnableToUsePasskey(_("This passkey does not open anything here. Ask your coordinator.")) from error
    if not user.is_active:
        raise UnableToUsePasskey(_("This passkey does not open anything here. Ask your coordinator."))
    found.record_usage()
    return user
