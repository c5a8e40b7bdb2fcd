"""The eight classes of a round: how soon somebody has to begin, and within that who has waited longest."""

_CLASSES = (("this_week", (7,)), ("this_month", (28, 14)), ("ordinary", (56, 28)))
"""Per word how many days somebody has waited for each class before the last of that word."""


def urgency_class(urgency: str, waiting_days: int) -> int:
    """1 goes first. Waiting never carries anybody past a word that is sooner."""
    first = 1
    for word, days in _CLASSES:
        if word == urgency:
            return first + sum(waiting_days < least for least in days)
        first += len(days) + 1
    raise ValueError(f"{urgency} is no word for urgency")
