"""What can happen to the people of an organisation: someone gets a role, another role, or stops."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.foundation.accounts.models import Membership, Role, User
from samenspoor.foundation.organisations.models import Organisation


class UnableToGiveRole(Exception):
    """This person cannot get this role; the message says why."""


class UnableToEndMembership(Exception):
    """This membership cannot end so; the message says why."""


class UnableToInvite(Exception):
    """This person needs no invitation; the message says why."""


@dataclass(frozen=True)
class Invitation:
    """What the address for choosing a first password is made of; whoever has it can sign in as this person."""

    uidb36: str
    key: str


@transaction.atomic
def give_role(
    organisation: Organisation, *, email: str, name: str, role: Role, by: int, at: datetime
) -> tuple[Membership, bool]:
    """Let someone work here with a role from today; returns the membership and whether the person is new to the system.

    A person who is known already keeps the name and password that belong to that account.
    """
    _fits(role, organisation)
    user = User.objects.filter(email=email.lower()).first()
    is_new = user is None
    if user is None:
        user = User.objects.create_user(email, name=name)
    day = timezone.localdate(at)
    if Membership.objects.in_force_on(day).filter(organisation=organisation, user=user).exists():
        raise UnableToGiveRole(_("%(name)s works here already. Change the role instead.") % {"name": user.name})
    return Membership.objects.create(organisation=organisation, user=user, role=role, starts_on=day), is_new


@transaction.atomic
def change_reach(organisation: Organisation, *, telephone: str, email: str, by: int, at: datetime) -> Organisation:
    """Say how residents reach the organisation; letters and cards of today on have it."""
    organisation.telephone, organisation.email = telephone, email
    organisation.save(update_fields=["telephone", "email"])
    return organisation


@transaction.atomic
def change_role(membership: Membership, *, role: Role, by: int, at: datetime) -> Membership:
    """Give someone another role from today; the old one stays readable as what it was until yesterday."""
    membership, day = _locked(membership), timezone.localdate(at)
    _fits(role, membership.organisation)
    if membership.user_id == by:
        raise UnableToGiveRole(_("You cannot change your own role. Ask another administrator."))
    if membership.ends_on is not None:
        raise UnableToGiveRole(_("This role has ended. Give the person a new one."))
    if membership.starts_on >= day:
        membership.role = role
        membership.save(update_fields=["role"])
        return membership
    membership.ends_on = day - timedelta(days=1)
    membership.save(update_fields=["ends_on"])
    return Membership.objects.create(
        organisation_id=membership.organisation_id, user_id=membership.user_id, role=role, starts_on=day
    )


@transaction.atomic
def end_membership(membership: Membership, *, last_day: date, by: int, at: datetime) -> Membership:
    """Let someone stop working here after `last_day`; yesterday closes the door at once."""
    membership, day = _locked(membership), timezone.localdate(at)
    if membership.user_id == by:
        raise UnableToEndMembership(_("You cannot end your own role. Ask another administrator."))
    if membership.ends_on is not None and membership.ends_on < day:
        raise UnableToEndMembership(_("This role has ended already."))
    if last_day < day - timedelta(days=1):
        raise UnableToEndMembership(_("The last day can be yesterday at the earliest: then it ends at once."))
    membership.ends_on = last_day
    membership.save(update_fields=["ends_on"])
    return membership


@transaction.atomic
def invite(membership: Membership, *, by: int, at: datetime) -> Invitation:
    """Make the address with which someone who never signed in chooses a password."""
    user = membership.user
    if user.last_login is not None or user.has_usable_password():
        raise UnableToInvite(_("%(name)s has a password already.") % {"name": user.name})
    return Invitation(uidb36=user_pk_to_url_str(user), key=default_token_generator.make_token(user))


def _locked(membership: Membership) -> Membership:
    return Membership.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=membership.pk)


def _fits(role: Role, organisation: Organisation) -> None:
    if role.organisation_kind != organisation.kind:
        raise UnableToGiveRole(_("This role does not exist in this kind of organisation."))
