"""The key under which a phone keeps what it needs without connection (ADR 0012).

Made from the installation's secret and the account's own, so it is stored nowhere. The phone keeps only its name; with
that, whoever signs in as the same person later opens what an earlier session left. Shutting a phone out ends them all.
"""

import base64
import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core import signing
from django.utils.crypto import get_random_string

from samenspoor.foundation.accounts.models import User

LASTS = timedelta(days=30)
_IN_SESSION = "phone_key"
_SALT = "samenspoor phone key"


def name_for(session: SessionBase, user: User) -> str:
    """The name of this session's key; a new session has a new one."""
    if _IN_SESSION not in session:
        session[_IN_SESSION] = signing.dumps([user.pk, get_random_string(16)], salt=_SALT)
    return str(session[_IN_SESSION])


def secret_of(name: str, user: User) -> str | None:
    """256 bits in base64 for a name that this person was given lately, else None."""
    try:
        owner, _random = signing.loads(name, salt=_SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if owner != user.pk:
        return None
    made_of = f"{_SALT}|{name}|{user.password}".encode()
    return base64.b64encode(hmac.new(settings.SECRET_KEY.encode(), made_of, hashlib.sha256).digest()).decode()
