"""What other rules would do to the order of one round, before anyone saves them; reads only."""

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from django.db import connection

from samenspoor.domain.casework import judging
from samenspoor.domain.casework.models import Dossier, PriorityRules, Round

FIRST = 20
_ASK = f"""
WITH judged AS (
    SELECT fact.id, fact.priority AS before, coalesce(fact.decided_priority, {judging.POINTS}) AS after,
        fact.is_letter_only AS letter_before, {judging.IS_LETTER_ONLY} AS letter_after,
        fact.is_sample AS sample_before, {judging.IS_SAMPLED} AS sample_after
    FROM casework_dossier AS fact
    WHERE fact.organisation_id = %(organisation)s AND fact.round_id = %(round)s AND fact.closed_at IS NULL
), placed AS (
    SELECT judged.*, row_number() OVER (ORDER BY before DESC, id) AS place_before,
        row_number() OVER (ORDER BY after DESC, id) AS place_after
    FROM judged
), totals AS (
    SELECT count(*) AS dossiers, count(*) FILTER (WHERE place_after < place_before) AS rise,
        count(*) FILTER (WHERE place_after > place_before) AS fall, count(*) FILTER (WHERE letter_before) AS letters,
        count(*) FILTER (WHERE letter_after) AS letters_after, count(*) FILTER (WHERE sample_before) AS sample,
        count(*) FILTER (WHERE sample_after) AS sample_after
    FROM placed
)
SELECT totals.*, placed.id, placed.before, placed.after, placed.place_before, placed.place_after
FROM totals LEFT JOIN placed ON placed.place_before <= %(first)s OR placed.place_after <= %(first)s
"""  # noqa: S608


@dataclass(frozen=True)
class Placed:
    """A dossier that stands in the first twenty now or would; points and places, the first place is 1."""

    dossier: Dossier
    before: int
    after: int
    place_before: int
    place_after: int

    @property
    def enters(self) -> bool:
        """Whether it comes into the first twenty."""
        return self.place_before > FIRST >= self.place_after

    @property
    def leaves(self) -> bool:
        """Whether it goes out of the first twenty."""
        return self.place_after > FIRST >= self.place_before

    @property
    def moves(self) -> int:
        """Places up; negative for down."""
        return self.place_before - self.place_after


@dataclass(frozen=True, kw_only=True)
class Effect:
    """Counts of the open dossiers of the round, and the first twenty before and after."""

    dossiers: int
    rise: int
    fall: int
    letters: int
    letters_after: int
    sample: int
    sample_after: int
    placed: list[Placed]

    @property
    def before(self) -> list[Placed]:
        """The first twenty as they stand."""
        return sorted((row for row in self.placed if row.place_before <= FIRST), key=lambda row: row.place_before)

    @property
    def after(self) -> list[Placed]:
        """The first twenty as they would stand."""
        return sorted((row for row in self.placed if row.place_after <= FIRST), key=lambda row: row.place_after)

    @property
    def side_by_side(self) -> list[tuple[Placed | None, Placed | None]]:
        """Per place who stands there before and after."""
        return list(zip_longest(self.before, self.after))

    @property
    def entering(self) -> list[Placed]:
        """Who comes into the first twenty."""
        return [row for row in self.after if row.enters]

    @property
    def leaving(self) -> list[Placed]:
        """Who goes out of the first twenty."""
        return [row for row in self.before if row.leaves]


def effect_of(entered: PriorityRules, month_round: Round, *, day: date) -> Effect:
    """Judge the open dossiers of a round by rules that need not be saved, as they would be judged on that day."""
    values = judging.values_of(entered, today=day) | {
        "organisation": month_round.organisation_id,
        "round": month_round.pk,
        "first": FIRST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ASK, values)
        rows = cursor.fetchall()
    names = ("dossiers", "rise", "fall", "letters", "letters_after", "sample", "sample_after")
    found = [row[len(names) :] for row in rows if row[len(names)] is not None]
    dossiers = Dossier.objects.select_related("address", "round").in_bulk([row[0] for row in found])
    placed = [Placed(dossiers[pk], *numbers) for pk, *numbers in found]
    return Effect(**dict(zip(names, rows[0], strict=False)), placed=placed)
