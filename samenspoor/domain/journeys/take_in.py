"""The road of a delivery: read, check and store it, link its signals, open dossiers, have their people looked up.

A row of short transactions; the delivery carries the step it has reached, so that a second run goes on from there.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.utils import timezone

from samenspoor.domain.casework.actions.opening import open_dossiers, reconsider_bundles
from samenspoor.domain.intake import actions
from samenspoor.domain.intake.checking import CheckedRow, Checker
from samenspoor.domain.intake.models import Creditor, Delivery, Sender
from samenspoor.domain.intake.profiles import recognise
from samenspoor.domain.intake.reading import SignalFile, UnableToReadFile, open_signal_file
from samenspoor.domain.intake.terms import terms_by_name, terms_of
from samenspoor.domain.journeys.check import check_after
from samenspoor.domain.journeys.link import link_signals
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Execution, Organisation
from samenspoor.foundation.organisations.statistics import count_changes, refresh_statistics

CHUNK_ROWS = 10_000


@dataclass
class Road:
    """What every step of one delivery needs to know."""

    organisation: Organisation
    by: int
    at: datetime

    def __post_init__(self) -> None:
        with self.acting():
            self.shared_with = Execution.objects.parties_on(timezone.localdate(self.at))

    @contextmanager
    def acting(self) -> Iterator[None]:
        """One transaction for the whole organisation, that knows how large the tables have become."""
        refresh_statistics()
        with acting(
            organisation=self.organisation.pk,
            user=self.by,
            purpose="take in a delivery",
            scope=Scope.ORGANISATION,
        ):
            count_changes()
            yield


def take_in(delivery_id: int, *, organisation: Organisation, by: int, at: datetime) -> Delivery:
    """Bring one delivery from waiting file to worklist."""
    road = Road(organisation, by, at)
    with road.acting():
        delivery = Delivery.objects.select_related("creditor", "sender").get(pk=delivery_id)
    if delivery.status == Delivery.Status.READING:
        delivery = read_and_store(delivery, road)
    if delivery.status == Delivery.Status.STORED:
        delivery = link(delivery, road)
    if delivery.status == Delivery.Status.LINKED:
        delivery = open_all(delivery, road)
    return delivery


def read_and_store(delivery: Delivery, road: Road) -> Delivery:
    """Read, check and store the file a chunk at a time; an unknown layout waits for a person to map it."""
    seconds = {"read": 0.0, "store": 0.0}
    try:
        with _clock(seconds, "read"):
            file = open_signal_file(Path(delivery.file))
        with road.acting():
            checker = _checker(delivery, file, road)
            if checker is None:
                return actions.ask_for_mapping(delivery, by=road.by, at=road.at)
        chunks = _chunks(checker.check())
        while True:
            with _clock(seconds, "read"):
                chunk = next(chunks, None)
            if chunk is None:
                break
            with _clock(seconds, "store"), road.acting():
                delivery = actions.store_rows(delivery, chunk, by=road.by, at=road.at)
    except UnableToReadFile as error:
        # The rows before the damage are stored and would count as repeats in a mended file: they go the whole road.
        if delivery.accepted:
            _link_rows(delivery, road)
            _open_rows(delivery, road)
        with road.acting():
            return actions.refuse_delivery(delivery, reason=str(error), by=road.by, at=road.at)
    with road.acting():
        return actions.finish_delivery(
            delivery, dropped_columns=checker.layout.dropped_columns, seconds=seconds, by=road.by, at=road.at
        )


def _checker(delivery: Delivery, file: SignalFile, road: Road) -> Checker | None:
    """What checks this file, by the layout of its header; None while nobody has mapped it."""
    deliverer = delivery.deliverer
    if deliverer is None or (recognised := recognise(file.header, deliverer=deliverer)) is None:
        return None
    layout, profile = recognised
    actions.read_with(delivery, profile=profile, by=road.by, at=road.at)
    terms = (
        terms_by_name(Creditor.objects.filter(organisation=road.organisation), municipality=road.organisation)
        if isinstance(deliverer, Sender)
        else terms_of(deliverer, municipality=road.organisation)
    )
    areas = frozenset(road.organisation.postcode_areas)
    return Checker(file, layout=layout, terms=terms, postcode_areas=areas)


def link(delivery: Delivery, road: Road) -> Delivery:
    """Give every signal its address and person."""
    seconds = {"link": 0.0}
    with _clock(seconds, "link"):
        _link_rows(delivery, road)
    with road.acting():
        return actions.advance_delivery(delivery, to=Delivery.Status.LINKED, seconds=seconds, by=road.by, at=road.at)


def open_all(delivery: Delivery, road: Road) -> Delivery:
    """Open dossiers until no signal of the delivery waits for one."""
    seconds = {"dossiers": 0.0}
    with _clock(seconds, "dossiers"):
        _open_rows(delivery, road)
    with road.acting():
        return actions.advance_delivery(delivery, to=Delivery.Status.DONE, seconds=seconds, by=road.by, at=road.at)


def _link_rows(delivery: Delivery, road: Road) -> None:
    link_signals(delivery, context=road.acting, shared_with=road.shared_with, by=road.by, at=road.at)


def _open_rows(delivery: Delivery, road: Road) -> None:
    with road.acting():
        bundled = reconsider_bundles(delivery, shared_with=road.shared_with, by=road.by, at=road.at)
    for each in dict.fromkeys([*bundled, delivery]):
        _open_of(each, road)
    with road.acting():
        check_after(delivery, by=road.by, at=road.at)


def _open_of(delivery: Delivery, road: Road) -> None:
    while True:
        with road.acting():
            taken = open_dossiers(delivery, shared_with=road.shared_with, by=road.by, at=road.at)
        if not taken:
            return


def _chunks(rows: Iterator[CheckedRow]) -> Iterator[list[CheckedRow]]:
    while chunk := list(islice(rows, CHUNK_ROWS)):
        yield chunk


@contextmanager
def _clock(seconds: dict[str, float], step: str) -> Iterator[None]:
    started = time.monotonic()
    try:
        yield
    finally:
        seconds[step] += time.monotonic() - started
