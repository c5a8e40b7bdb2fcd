"""Link the signals of a delivery: write what is known, let the engine decide, store its decisions in chunks."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from samenspoor.domain.intake.models import Delivery
from samenspoor.domain.linkage import exchange
from samenspoor.domain.linkage.actions.storing import store_links
from samenspoor.domain.linkage.models import Link
from samenspoor.foundation.jobs.scratch import scratch_folder

CHUNK_SIGNALS = 10_000


def link_signals(
    delivery: Delivery,
    *,
    context: Callable[[], AbstractContextManager[None]],
    shared_with: list[int],
    by: int,
    at: datetime,
) -> None:
    """Give every signal of the delivery its address and person; a second run goes on with what has no link yet."""
    organisation = delivery.organisation_id
    with scratch_folder() as folder:
        with context():
            new = exchange.write_files(folder, delivery=delivery.pk, organisation=organisation, shared_with=shared_with)
        if not new:
            return
        exchange.run_engine(folder)
        decisions, proposals = exchange.read_decisions(folder), exchange.read_proposals(folder)
    # Signals in review are stored last and together: only then does everyone whom they may be have a number.
    decided = [decision for decision in decisions if decision.state != Link.State.IN_REVIEW]
    in_review = [decision for decision in decisions if decision.state == Link.State.IN_REVIEW]
    for chunk in exchange.chunks_of_people(decided, size=CHUNK_SIGNALS):
        with context():
            store_links(chunk, organisation=organisation, shared_with=shared_with, by=by, at=at)
    with context():
        store_links(in_review, proposals, organisation=organisation, shared_with=shared_with, by=by, at=at)
