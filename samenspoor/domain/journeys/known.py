"""Use debt help's monthly list: read it from a file that is gone afterwards, and mark who is known."""

from datetime import datetime

from django.core.files import File
from django.db import transaction

from samenspoor.domain.casework.actions.known import use_debt_help_list
from samenspoor.domain.casework.debt_help_list import read_debt_help_list
from samenspoor.domain.casework.models import DebtHelpList
from samenspoor.foundation.jobs.scratch import scratch_folder
from samenspoor.foundation.organisations.kept_files import write_down


@transaction.atomic
def use_list(organisation: int, *, source: "File[bytes]", by: int, at: datetime) -> DebtHelpList:
    """Mark hits and forget the rest. Raises UnableToReadFile, and UnableToKeepFile when the disk is full."""
    with scratch_folder() as folder:
        path = folder / "list"
        write_down(source, path)
        clients = read_debt_help_list(path)
    return use_debt_help_list(organisation, clients=clients, by=by, at=at)
