"""`samenspoor links`: which signal belongs to which address and person, as CSV, straight from PostgreSQL."""

import argparse
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from django.db import connection
from django.utils.translation import gettext as _

from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation

_LINKS = """
COPY (
    SELECT creditor.code AS creditor, signal.reference, link.address_id AS address, link.resident_id AS person,
        link.state, coalesce(proposed.residents, '') AS candidates
    FROM linkage_link AS link
    JOIN intake_arrearssignal AS signal ON signal.organisation_id = link.organisation_id AND signal.id = link.signal_id
    JOIN intake_creditor AS creditor
        ON creditor.organisation_id = signal.organisation_id AND creditor.id = signal.creditor_id
    LEFT JOIN (
        SELECT link_id, string_agg(resident_id::text, ';' ORDER BY score DESC, resident_id) AS residents
        FROM linkage_linkcandidate GROUP BY link_id
    ) AS proposed ON proposed.link_id = link.id AND link.state = 'in review'
    ORDER BY link.signal_id
) TO STDOUT (FORMAT csv, HEADER)
"""


def run(options: argparse.Namespace) -> int:
    """Write the links in force and return the exit code."""
    organisation = Organisation.objects.filter(slug=options.municipality).first()
    if organisation is None:
        sys.stderr.write(_("There is no municipality “%(name)s” here.") % {"name": options.municipality} + "\n")
        return 1
    try:
        _write(organisation, options.out)
    except OSError as error:
        sys.stderr.write(
            _("The file %(path)s cannot be written: %(reason)s.") % {"path": options.out, "reason": error.strerror}
            + "\n"
        )
        return 1
    return 0


def _write(organisation: Organisation, out: Path) -> None:
    context = acting(organisation=organisation.pk, user=None, purpose="links command", scope=Scope.ORGANISATION)
    with context, _open_for_me_only(out) as file, connection.cursor() as cursor, cursor.copy(_LINKS) as copy:
        for block in copy:
            file.write(block)


def _open_for_me_only(out: Path) -> BinaryIO:
    """Who owes what to whom is in it: nobody else on this machine reads along, also not in a file that was there."""
    file = os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
    if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        os.fchmod(file.fileno(), 0o600)
    return file
