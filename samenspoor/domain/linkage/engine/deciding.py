"""Turns scored pairs into people: what is certain is linked, what is doubtful waits for a person, the rest is new.

Pairs are taken from most to least probable. Two people who are known never become one, and a person never gets two
birth dates: such a pair waits, however alike its names are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

CERTAIN = 0.98
DOUBTFUL = 0.3
"""Both chosen on invented signals with known truth; benchmarks/linkage_quality.py shows what they reach."""
MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two signals, the probability that they are one person, and why."""

    left: int
    right: int
    probability: float
    evidence: str


@dataclass(slots=True)
class Signal:
    """What deciding needs to know of one signal."""

    resident: int | None
    birth: str | None = None
    initial: str | None = None


@dataclass(slots=True)
class Person:
    """Signals that are certainly one person."""

    resident: int | None = None
    births: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)
    members: list[int] = field(default_factory=list)

    def contradicts(self, other: "Person") -> bool:
        """Answer whether they cannot be merged without a person looking.

        Two known residents; birth dates that differ in more than a slip; other initials and no birth date in common.
        """
        if self.resident is not None and other.resident is not None:
            return True
        if self.has_other_birth_date_than(other):
            return True
        return self.initials.isdisjoint(other.initials) and bool(
            self.initials and other.initials and self.births.isdisjoint(other.births)
        )

    def has_other_birth_date_than(self, other: "Person") -> bool:
        """Answer whether the birth dates differ in more than a slip.

        Only a person looking can have given a resident birth dates that differ; then any of them will do.
        """
        if not self.births or not other.births:
            return False
        differ = [_differ(one, another) for one in self.births for another in other.births]
        return all(differ) if self.is_vouched_for or other.is_vouched_for else any(differ)

    @property
    def is_vouched_for(self) -> bool:
        """Whether a colleague said of signals with different birth dates that they are one person's."""
        return self.resident is not None and any(_differ(one, other) for one in self.births for other in self.births)


def _differ(one: str, another: str) -> bool:
    if sum(left != right for left, right in zip(one, another, strict=True)) <= 1:
        return False
    return not (one[:4] == another[:4] and one[5:7] == another[8:] and one[8:] == another[5:7])


@dataclass(frozen=True, slots=True)
class Decision:
    """State, person, score and evidence of one new signal; `resident` is a number in force or `new-<signal>`."""

    signal: int
    state: str
    resident: str
    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person proposed for a signal in review."""

    signal: int
    resident: str
    score: float
    evidence: str


class Deciding:
    """Groups signals into people; a known resident is a person before the first pair is looked at."""

    def __init__(self, signals: dict[int, Signal]) -> None:
        self.signals = signals
        self.person_of: dict[int, Person] = {}
        self.best: dict[int, Pair] = {}
        self.doubts: dict[int, list[Pair]] = {}
        residents: dict[int, Person] = {}
        for number, signal in signals.items():
            if signal.resident is None:
                person = Person()
            else:
                person = residents.setdefault(signal.resident, Person(resident=signal.resident))
            person.members.append(number)
            if signal.birth:
                person.births.add(signal.birth)
            if signal.initial:
                person.initials.add(signal.initial)
            self.person_of[number] = person

    def take(self, pairs: Iterable[Pair]) -> None:
        """Take the pairs in order, most probable first."""
        for pair in pairs:
            left, right = self.person_of[pair.left], self.person_of[pair.right]
            if left is right:
                self._explain(pair)
            elif pair.probability >= CERTAIN and not left.contradicts(right):
                self._merge(left, right)
                self._explain(pair)
            elif pair.probability >= DOUBTFUL:
                for number in (pair.left, pair.right):
                    if self.signals[number].resident is None:
                        self.doubts.setdefault(number, []).append(pair)

    def _explain(self, pair: Pair) -> None:
        for number in (pair.left, pair.right):
            self.best.setdefault(number, pair)

    def _merge(self, left: Person, right: Person) -> None:
        kept, gone = (left, right) if len(left.members) >= len(right.members) else (right, left)
        kept.resident = left.resident if left.resident is not None else right.resident
        kept.births |= gone.births
        kept.initials |= gone.initials
        kept.members += gone.members
        for number in gone.members:
            self.person_of[number] = kept

    def decisions(self) -> Iterator[tuple[Decision, list[Candidate]]]:
        """Give the decision on each new signal, with candidates where it waits."""
        first: dict[int, int] = {}
        for number in sorted(number for number, signal in self.signals.items() if signal.resident is None):
            person = self.person_of[number]
            if person.resident is not None:
                yield self._decided(number, "certain", str(person.resident)), []
            elif id(person) in first:
                yield self._decided(number, "certain", f"new-{first[id(person)]}"), []
            else:
                first[id(person)] = number
                candidates = self._candidates(number) if len(person.members) == 1 else []
                state = "in review" if candidates else "single"
                yield self._decided(number, state, f"new-{number}"), candidates

    def _decided(self, number: int, state: str, resident: str) -> Decision:
        pair = self.best.get(number)
        if state != "certain" or pair is None:
            return Decision(number, state, resident, 0.0, "")
        return Decision(number, state, resident, pair.probability, pair.evidence)

    def _candidates(self, number: int) -> list[Candidate]:
        found: dict[str, Candidate] = {}
        for pair in self.doubts.get(number, ()):
            other = pair.right if pair.left == number else pair.left
            person = self.person_of[other]
            if person.resident is not None:
                resident = str(person.resident)
            else:
                resident = f"new-{min(person.members)}"
                # Of two single signals that may be one person only the later waits: one question, not two.
                if len(person.members) == 1 and other > number:
                    continue
            found.setdefault(resident, Candidate(number, resident, pair.probability, pair.evidence))
        return list(found.values())[:MOST_CANDIDATES]
