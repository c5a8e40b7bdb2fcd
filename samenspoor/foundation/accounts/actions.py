"""What can happen to the people of an organisation: someone gets a role, another role, or stops."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import uuid4

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.foundation.accounts import phone
from samenspoor.foundation.accounts.models import Membership, Role, User
from samenspoor.foundation.accounts.permissions import VOLUNTEER
from samenspoor.foundation.organisations.acting import acting
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
    """Let someone work here with a role from today; returns the membership and whether an invitation is due.

    A person who signed in before keeps the name and password that belong to that account.
    """
    _fits(role, organisation)
    day = timezone.localdate(at)
    user = User.objects.select_for_update().filter(email=email.lower()).first()
    if user and Membership.objects.in_force_on(day).filter(organisation=organisation, user=user).exists():
        raise UnableToGiveRole(_("%(name)s works here already. Change the role instead.") % {"name": user.name})
    is_new = user is None or user.waits_for_password
    if user is None:
        user = User.objects.create_user(email, name=name, invited_by=organisation)
    elif is_new:
        _adopt(user, organisation, name=name, day=day)
    return Membership.objects.create(organisation=organisation, user=user, role=role, starts_on=day), is_new


def _adopt(user: User, organisation: Organisation, *, name: str, day: date) -> None:
    """Take over an account that nobody ever had the key to and that opens no door any more; earlier invitations end."""
    if _works_elsewhere(user, organisation, day):
        raise UnableToGiveRole(
            _("Another organisation has invited this address. Give the role after the person has signed in there.")
        )
    user.name, user.invited_by = name, organisation
    user.set_unusable_password()
    user.save(update_fields=["name", "invited_by", "password"])


def _works_elsewhere(user: User, organisation: Organisation, day: date) -> bool:
    """Whether someone has or gets a role at another organisation; asked as that person, who alone may read it."""
    with acting(organisation=organisation.pk, user=user.pk, purpose="is this account ours"):
        rows = Membership.objects.filter(user=user).exclude(organisation=organisation)
        return rows.exclude(ends_on__lt=day).exists()


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
    """Make the address with which someone who never signed in chooses a password.

    The key opens every door of the account, so only an organisation that shares it with nobody gets one.
    """
    user = User.objects.select_for_update().get(pk=membership.user_id)
    organisation = membership.organisation
    if not user.waits_for_password:
        raise UnableToInvite(_("%(name)s has a password already.") % {"name": user.name})
    is_ours = user.invited_by_id in (None, organisation.pk)
    if not is_ours or _works_elsewhere(user, organisation, timezone.localdate(at)):
        raise UnableToInvite(_("Another organisation has invited this person. Ask the person to sign in there first."))
    return Invitation(uidb36=user_pk_to_url_str(user), key=default_token_generator.make_token(user))


@transaction.atomic
def open_phone(
    organisation: Organisation, *, name: str, account: int | None, by: int, at: datetime
) -> tuple[User, str]:
    """Let a volunteer sign in from a phone; returns the account and the code that opens it once, within the hour.

    The account is of this organisation alone: its address gets no mail and nobody else can name it, so the code opens
    no other door. What was there before ends: passkeys, sessions and earlier codes.
    """
    if account is None:
        user = User.objects.create_user(f"{uuid4().hex}@telefoon.invalid", name=name, invited_by=organisation)
    else:
        user = _shut(organisation, account)
        user.name = name
        user.save(update_fields=["name"])
    Membership.objects.get_or_create(
        organisation=organisation,
        user=user,
        ends_on=None,
        defaults={"role": Role.objects.get(code=VOLUNTEER), "starts_on": timezone.localdate(at)},
    )
    return user, phone.make_code(user)


@transaction.atomic
def close_phone(organisation: Organisation, *, account: int, by: int, at: datetime) -> None:
    """End a volunteer's access at once: the passkeys, every session, and the membership."""
    _shut(organisation, account)
    yesterday = timezone.localdate(at) - timedelta(days=1)
    Membership.objects.filter(organisation=organisation, user=account, ends_on=None).update(ends_on=yesterday)


def _shut(organisation: Organisation, account: int) -> User:
    """Another unusable password ends every session and code: both are made with the old one."""
    user = User.objects.select_for_update(of=("self",)).get(pk=account, invited_by=organisation)
    Authenticator.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    return user


def _locked(membership: Membership) -> Membership:
    return Membership.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=membership.pk)


def _fits(role: Role, organisation: Organisation) -> None:
    if role.organisation_kind != organisation.kind:
        raise UnableToGiveRole(_("This role does not exist in this kind of organisation."))
