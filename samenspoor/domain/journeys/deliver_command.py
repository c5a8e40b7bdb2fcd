"""`samenspoor deliver`: the whole road of one file from the command line, with the report as JSON."""

import argparse
import json
import sys
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path

from django.core.files import File
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.intake.models import Creditor, Delivery, Sender
from samenspoor.domain.journeys.attest import attest
from samenspoor.domain.journeys.deliver import deliver_file, job_of
from samenspoor.domain.journeys.report import Report, report
from samenspoor.foundation.jobs.finishing import UnableToFinishJob, see_through
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.kept_files import UnableToKeepFile
from samenspoor.foundation.organisations.models import Organisation

_TAKEN_IN, _ELSE, _NOT_READABLE, _WAITS = 0, 1, 2, 3
_BY_COMMAND = 0
"""No person: whoever may run commands on the server."""


class UnableToDeliver(Exception):
    """The command was asked something that cannot be done; the message says what to do."""


def run(options: argparse.Namespace) -> int:
    """Deliver the file and return the exit code."""
    try:
        organisation = _organisation(options.municipality)
        delivery = _deliver(options, organisation)
        delivery = _see_through(delivery, organisation, timeout=options.timeout)
    except (UnableToDeliver, UnableToFinishJob, UnableToKeepFile) as error:
        sys.stderr.write(f"{error}\n")
        return _ELSE
    return _tell(delivery, organisation, as_json=options.json)


def _acting(organisation: Organisation) -> AbstractContextManager[None]:
    return acting(organisation=organisation.pk, user=None, purpose="deliver command", scope=Scope.ORGANISATION)


def _organisation(slug: str) -> Organisation:
    found = Organisation.objects.filter(slug=slug, kind=Organisation.Kind.MUNICIPALITY).first()
    if found is None:
        raise UnableToDeliver(_("There is no municipality “%(name)s” here.") % {"name": slug})
    return found


def _deliver(options: argparse.Namespace, organisation: Organisation) -> Delivery:
    path: Path = options.file
    now = timezone.now()
    with _acting(organisation):
        deliverer = _deliverer(organisation, options.creditor)
        if deliverer is None:
            raise UnableToDeliver(
                _("%(municipality)s knows no creditor “%(name)s”.")
                % {"municipality": organisation.name, "name": options.creditor}
            )
        if options.attest and isinstance(deliverer, Creditor) and deliverer.attested_at is None:
            # Files that waited for this go on too, before the one that is delivered now.
            attest(deliverer, covenant=_("Attested with the deliver command"), by=_BY_COMMAND, at=now)
            deliverer.refresh_from_db()
        try:
            with path.open("rb") as file:
                return deliver_file(deliverer, source=File(file, name=path.name), by=_BY_COMMAND, at=now)
        except OSError as error:
            raise UnableToDeliver(
                _("The file %(path)s cannot be opened: %(reason)s.") % {"path": path, "reason": error.strerror}
            ) from error


def _deliverer(organisation: Organisation, code: str) -> Creditor | Sender | None:
    """The creditor with this code, or else the loket."""
    creditor = Creditor.objects.filter(organisation=organisation, code=code).first()
    return creditor or Sender.objects.filter(organisation=organisation, code=code).first()


def _see_through(delivery: Delivery, organisation: Organisation, *, timeout: float) -> Delivery:
    """Let a worker do it, or do it here while there is none; tell on stderr how far it is."""
    told = ""

    def tell() -> None:
        nonlocal told, delivery
        with _acting(organisation):
            delivery = Delivery.objects.get(pk=delivery.pk)
        progress = f"{delivery.get_status_display()}: {delivery.lines_read}"
        if progress != told:
            sys.stderr.write(f"{progress}\n")
            told = progress

    job = job_of(delivery)
    if job is not None:
        see_through(job, timeout=timeout, meanwhile=tell)
        tell()
    return delivery


def _tell(delivery: Delivery, organisation: Organisation, *, as_json: bool) -> int:
    if delivery.status == Delivery.Status.UNREADABLE:
        sys.stderr.write(f"{delivery.reason}\n")
        if as_json:
            _print({"state": "unreadable", "reason": delivery.reason})
        return _NOT_READABLE
    if delivery.status == Delivery.Status.WAITING:
        sys.stderr.write(_("The file waits: nobody has attested yet that this creditor collects responsibly.") + "\n")
        if as_json:
            _print({"state": "waiting"})
        return _WAITS
    if delivery.status == Delivery.Status.MAPPING:
        sys.stderr.write(
            _("The layout of this file is unknown. Choose the columns once on the page of this delivery.") + "\n"
        )
        if as_json:
            _print({"state": "mapping"})
        return _NOT_READABLE
    with _acting(organisation):
        found = report(delivery)
    if as_json:
        _print(asdict(found))
    else:
        sys.stderr.write(_summary(found))
    return _TAKEN_IN


def _print(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _summary(found: Report) -> str:
    return (
        _("%(accepted)s taken in, %(rejected)s rejected, %(opened)s dossiers opened, %(joined)s joined.")
        % {
            "accepted": found.accepted,
            "rejected": len({rejection.line for rejection in found.rejected}),
            "opened": found.dossiers_opened,
            "joined": found.dossiers_joined,
        }
        + "\n"
    )
