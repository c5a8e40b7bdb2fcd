"""`samenspoor add-organisation`: a municipality or executing party takes part, with its first administrator."""

import argparse
import re
import sys
from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from samenspoor.cli.errors import UnableToRunCommand
from samenspoor.foundation.accounts.actions import UnableToGiveRole, UnableToInvite, give_role, invite
from samenspoor.foundation.accounts.models import Role
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.actions import UnableToJoin, join
from samenspoor.foundation.organisations.models import Organisation

_BY_COMMAND = 0
_CODE = re.compile(r"GM\d{4}")
_AREAS = re.compile(r"([1-9]\d{3})(?:-([1-9]\d{3}))?")
_KINDS = {
    "gemeente": (Organisation.Kind.MUNICIPALITY, "administrator"),
    "uitvoerder": (Organisation.Kind.EXECUTING_PARTY, "executing_administrator"),
    "vrijwilligers": (Organisation.Kind.VOLUNTEER_ORGANISATION, "coordinator"),
}


def run(options: argparse.Namespace) -> int:
    """Make the organisation and its first administrator, and print where that person chooses a password."""
    kind, role = _KINDS[options.kind]
    is_municipality = kind == Organisation.Kind.MUNICIPALITY
    if is_municipality and not _CODE.fullmatch(options.code):
        raise UnableToRunCommand("Geef de CBS-code van de gemeente: --code GM en vier cijfers, bijvoorbeeld GM0717.")
    areas = list(_areas(options.postcodes))
    if is_municipality and not areas:
        raise UnableToRunCommand("Geef de postcodegebieden van de gemeente, bijvoorbeeld --postcodes 8950-8961,8970.")
    _check(options)
    at = timezone.now()
    try:
        with transaction.atomic():
            organisation = join(
                name=options.name.strip(),
                slug=options.slug,
                kind=kind,
                code_and_areas=(options.code, areas) if is_municipality else ("", ()),
                by=_BY_COMMAND,
                at=at,
            )
            with acting(organisation=organisation.pk, user=None, purpose="take part", scope=Scope.ORGANISATION):
                membership, is_new = give_role(
                    organisation, email=options.email, name=options.administrator.strip(),
                    role=Role.objects.get(code=role), by=_BY_COMMAND, at=at,
                )  # fmt: skip
                invitation = invite(membership, by=_BY_COMMAND, at=at) if is_new else None
    except (UnableToJoin, UnableToGiveRole, UnableToInvite) as error:
        raise UnableToRunCommand(str(error)) from None
    sys.stderr.write(f"{organisation.name} doet mee. {membership.user.name} is beheerder.\n")
    if invitation is None:
        print(f"{settings.SITE_ADDRESS}/{organisation.slug}/")
        return 0
    sys.stderr.write("Geef dit adres veilig door: wie het heeft, kan zich aanmelden als deze persoon.\n")
    named = {"uidb36": invitation.uidb36, "key": invitation.key}
    print(f"{settings.SITE_ADDRESS}{reverse('account_reset_password_from_key', kwargs=named)}")
    return 0


def _check(options: argparse.Namespace) -> None:
    """Refuse what no page could show or no mail could reach."""
    if not options.name.strip() or not options.administrator.strip():
        raise UnableToRunCommand("Geef een naam voor de organisatie en voor de beheerder.")
    if max(len(options.name), len(options.administrator)) > 120 or len(options.slug) > 60:
        raise UnableToRunCommand("Een naam heeft hooguit 120 tekens en een webadres 60.")
    try:
        validate_slug(options.slug)
        validate_email(options.email)
    except ValidationError:
        raise UnableToRunCommand(
            "Het webadres heeft alleen letters, cijfers en streepjes; het e-mailadres ziet eruit als naam@gemeente.nl."
        ) from None
    if options.slug.lower() != options.slug or options.slug in _TAKEN:
        raise UnableToRunCommand(f"Het webadres '{options.slug}' kan niet: kies een ander, in kleine letters.")


def _areas(text: str) -> Iterator[str]:
    """The first four digits of every postcode area: `8950-8952,8970` is four of them."""
    for part in filter(None, (each.strip() for each in text.split(","))):
        found = _AREAS.fullmatch(part)
        if found is None or found[1] > (found[2] or found[1]):
            raise UnableToRunCommand(f"'{part}' is geen postcodegebied: geef vier cijfers, of een reeks als 8950-8961.")
        yield from (str(area) for area in range(int(found[1]), int(found[2] or found[1]) + 1))


# First parts of addresses that are pages of the site itself.
_TAKEN = frozenset({"account", "demo", "static", "stijl", "toegang", "vraag"})
