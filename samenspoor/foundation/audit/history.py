"""History by trigger: what a row was, who changed it, for whom and why; also for set-based and raw SQL writes."""

from collections.abc import Callable, Sequence
from typing import Any, cast

import pghistory


def history(*, exclude: Sequence[str] = ()) -> Callable[[Any], Any]:
    """Keep every insert, update and delete of a model in an event table beside it.

    The context stands in each event row, so that the row can be read, and blanked, on its own. `acting` sets it.
    Every migration that makes such a table runs `SecureHistory` on it.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(row="OLD"),
        exclude=list(exclude),
        context_field=pghistory.ContextJSONField(),
        context_id_field=cast(Any, None),
        obj_field=pghistory.ObjForeignKey(related_name="events"),
        level=pghistory.Statement,
    )
