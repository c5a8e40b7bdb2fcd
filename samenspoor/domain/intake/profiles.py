"""Recognises the layout of a file by its header: the open layout first, then what its sender has saved."""

from samenspoor.domain.intake.layout import Layout, folded, is_open_layout
from samenspoor.domain.intake.models import Creditor, DeliveryProfile, Sender


def profiles_of(deliverer: Creditor | Sender) -> list[DeliveryProfile]:
    """The layouts that a creditor or loket has delivered in before."""
    return list(deliverer.profiles.order_by("pk"))


def recognise(
    header: tuple[str, ...], *, deliverer: Creditor | Sender, profiles: list[DeliveryProfile] | None = None
) -> tuple[Layout, DeliveryProfile | None] | None:
    """Return the layout of a file and the profile that it comes from, or None when a person must map the columns."""
    is_loket = isinstance(deliverer, Sender)
    if is_open_layout(header, is_loket=is_loket):
        return Layout.open(header, is_loket=is_loket), None
    profile = best_profile(header, profiles_of(deliverer) if profiles is None else profiles)
    if profile is None:
        return None
    return Layout.mapped(header, mapping=profile.mapping, notation=profile.notation), profile


def best_profile(header: tuple[str, ...], profiles: list[DeliveryProfile]) -> DeliveryProfile | None:
    """The profile that uses most of these columns; a profile of which a column is missing does not fit."""
    names = set(folded(header))
    fitting = [profile for profile in profiles if names.issuperset(profile.mapping)]
    return max(fitting, key=lambda profile: len(profile.mapping), default=None)
