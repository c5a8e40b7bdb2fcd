"""`samenspoor reseal`: seals every BSN and second factor with the newest key, after which older keys may go."""

import argparse
import sys

from django.utils import timezone

from samenspoor.cli.errors import UnableToRunCommand
from samenspoor.domain.casework.actions.checks import seal_with_newest_key
from samenspoor.foundation.accounts.second_factor import seal_seeds_again
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.organisations.sealing import UnableToOpen

_BY_COMMAND = 0


def run(options: argparse.Namespace) -> int:
    """Go by every municipality, each in its own transaction; a second run does no harm."""
    count = 0
    for municipality in Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY).order_by("pk"):
        with acting(
            organisation=municipality.pk, user=None, purpose="replace the key of the BSN", scope=Scope.ORGANISATION
        ):
            try:
                count += seal_with_newest_key(municipality.pk, by=_BY_COMMAND, at=timezone.now())
            except UnableToOpen:
                raise UnableToRunCommand(
                    f"{municipality.name}: een BSN is verzegeld met een sleutel die niet in SAMENSPOOR_BSN_KEYS staat. "
                    "Zet die sleutel terug, achter de nieuwe, en probeer het opnieuw."
                ) from None
    count += seal_seeds_again()
    sys.stderr.write(f"{count} nummers en codes opnieuw verzegeld. De oude sleutel kan weg.\n")
    return 0
