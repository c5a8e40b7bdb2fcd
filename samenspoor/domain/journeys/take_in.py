"""Take a delivered file in: read, check, store; a row of short transactions that a second run goes on from."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from samenspoor.domain.intake import actions
from samenspoor.domain.intake.checking import CheckedRow, Checker, Grounds
from samenspoor.domain.intake.layout import is_open_layout, missing_columns
from samenspoor.domain.intake.models import Delivery
from samenspoor.domain.intake.reading import UnableToReadFile, open_signal_file
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation

CHUNK_ROWS = 10_000


def take_in(delivery_id: int, *, organisation: Organisation, by: int, at: datetime) -> Delivery:
    """Bring one delivery from waiting file to stored signals."""
    with _acting(organisation, by):
        delivery = Delivery.objects.select_related("creditor").get(pk=delivery_id)
        grounds = Grounds.of(creditor_type=delivery.creditor.type, municipality_code=organisation.municipality_code)
    if delivery.status != Delivery.Status.READING:
        return delivery
    try:
        file = open_signal_file(Path(delivery.file))
        if not is_open_layout(file.header):
            missing = ", ".join(missing_columns(file.header))
            raise UnableToReadFile(_("These columns are missing: %(columns)s.") % {"columns": missing})
        checker = Checker(file, grounds=grounds, postcode_areas=frozenset(organisation.postcode_areas))
        for chunk in _chunks(checker.check()):
            with _acting(organisation, by):
                delivery = actions.store_rows(delivery, chunk, by=by, at=at)
    except UnableToReadFile as error:
        with _acting(organisation, by):
            return actions.refuse_delivery(delivery, reason=str(error), by=by, at=at)
    with _acting(organisation, by):
        return actions.finish_delivery(delivery, dropped_columns=checker.dropped_columns, by=by, at=at)


def _acting(organisation: Organisation, by: int) -> AbstractContextManager[None]:
    return acting(organisation=organisation.pk, user=by, purpose="take in a delivery", scope=Scope.ORGANISATION)


def _chunks(rows: Iterator[CheckedRow]) -> Iterator[list[CheckedRow]]:
    while chunk := list(islice(rows, CHUNK_ROWS)):
        yield chunk
