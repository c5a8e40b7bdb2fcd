"""Where volunteers can help: four roles × phases × tasks, as printed in the VNG deck after Saxion for ZonMw.

The deck gives no legend. Here ● is "suits" and ○ "inform first": ○ informs and never blocks. A municipality may vary
it, and divides the tasks of early signalling itself: that is its own table.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class HelpRole(models.TextChoices):
    """What a volunteer is for a resident."""

    PRACTICAL = "practical", _("Practical support")
    MENTAL = "mental", _("Mental support")
    BEHAVIOUR = "behaviour", _("Change of behaviour")
    ADVOCACY = "advocacy", _("Standing up for the resident")


SUB_TASKS: Mapping[HelpRole, tuple[str | Promise, ...]] = {
    HelpRole.PRACTICAL: (_("Overview"), _("Insight"), _("Stabilising")),
    HelpRole.MENTAL: (_("Encouraging"), _("Moral support")),
    HelpRole.BEHAVIOUR: (_("Attitude"), _("Financial and administrative skills"), _("Other skills")),
    HelpRole.ADVOCACY: (_("Mediating and standing up for someone"),),
}
"""The bullets under each role on the slide."""


class Phase(models.TextChoices):
    """When: from the signal to aftercare."""

    EARLY_SIGNALLING = "early_signalling", _("Early signalling, before acceptance")
    APPLICATION = "application", _("Before and during the application")
    DEBT_HELP = "debt_help", _("During debt help")
    GUIDANCE = "guidance", _("During guidance")
    AFTERCARE = "aftercare", _("Aftercare")


class HelpTask(models.TextChoices):
    """What a volunteer helps with."""

    PREVENTION = "prevention", _("Prevention")
    ENCOURAGE_APPLYING = "encourage_applying", _("Encouraging to apply with the municipality")
    HELP_APPLYING = "help_applying", _("Helping to apply, going along to the first conversation")
    ADMINISTRATION = "administration", _("Putting the administration in order")
    BUDDY = "buddy", _("Buddy during debt help")
    GATHER_PAPERS = "gather_papers", _("Gathering papers for a review")
    BESIDE_PROFESSIONAL = "beside_professional", _("Beside the professional, with clearly divided tasks")
    LOOK_ALONG = "look_along", _("Buddy who looks along from time to time")


@dataclass(frozen=True)
class Deployment:
    """One row of the slide: a task, its phase, and for which roles it is ●; for the others it is ○."""

    task: HelpTask
    phase: Phase
    suits: frozenset[HelpRole]


_ALL = frozenset(HelpRole)
MATRIX = (
    Deployment(HelpTask.PREVENTION, Phase.APPLICATION, _ALL),
    Deployment(HelpTask.ENCOURAGE_APPLYING, Phase.APPLICATION, frozenset({HelpRole.MENTAL})),
    Deployment(HelpTask.HELP_APPLYING, Phase.APPLICATION, _ALL),
    Deployment(HelpTask.ADMINISTRATION, Phase.DEBT_HELP, _ALL),
    Deployment(HelpTask.BUDDY, Phase.DEBT_HELP, _ALL),
    Deployment(HelpTask.GATHER_PAPERS, Phase.DEBT_HELP, frozenset({HelpRole.PRACTICAL, HelpRole.MENTAL})),
    Deployment(HelpTask.BESIDE_PROFESSIONAL, Phase.GUIDANCE, _ALL - {HelpRole.ADVOCACY}),
    Deployment(HelpTask.LOOK_ALONG, Phase.AFTERCARE, _ALL),
)
"""`Samen schulden voorkomen, klein houden en oplossen`, VNG, 15 September 2025."""

PHASE_OF = {row.task: row.phase for row in MATRIX}


class Place(models.TextChoices):
    """What one cell of the matrix says."""

    SUITS = "suits", _("Suits well")
    INFORMS = "informs", _("Talk about it first")
    NOT = "not", _("Not by volunteers")


NATIONAL: Mapping[tuple[HelpTask, HelpRole], Place] = {
    (row.task, role): Place.SUITS if role in row.suits else Place.INFORMS for row in MATRIX for role in HelpRole
}
"""The matrix by cell; nothing in it is forbidden."""


class Act(models.TextChoices):
    """Factual acts that a machtiging can name (Awb 10:12); a decision on rights is none of them (Wgs art. 3a)."""

    RING = "ring", _("Ringing to offer a conversation")
    EXPLAIN = "explain", _("Going by and explaining the offer")
    LEAVE_CARD = "leave_card", _("Leaving a card")
    GO_ALONG = "go_along", _("Going along to a conversation with the municipality")
    GATHER = "gather", _("Gathering papers for the municipality")


class EarlyTask(models.TextChoices):
    """What is done in early signalling, from the arrears to the result; five of them are acts of a machtiging."""

    REMIND = "remind", _("Reminding of the arrears and offering an arrangement")
    WRITE = "write", _("Writing to the resident")
    RING = Act.RING.value, Act.RING.label
    EXPLAIN = Act.EXPLAIN.value, Act.EXPLAIN.label
    LEAVE_CARD = Act.LEAVE_CARD.value, Act.LEAVE_CARD.label
    GO_ALONG = Act.GO_ALONG.value, Act.GO_ALONG.label
    GATHER = Act.GATHER.value, Act.GATHER.label
    CONVERSATION = "conversation", _("The first conversation about the debts")
    HAND_OVER = "hand_over", _("Handing over to debt help")
    CLOSE = "close", _("Result and closing")


class Doer(models.TextChoices):
    """Who does a task in early signalling."""

    MUNICIPALITY = "municipality", _("Municipality")
    SOCIAL_TEAM = "social_team", _("Social team")
    VOLUNTEER = "volunteer", _("Volunteer, under a machtiging")
    CREDITOR = "creditor", _("Creditor")


STATUTORY = (EarlyTask.CONVERSATION, EarlyTask.HAND_OVER, EarlyTask.CLOSE)
"""Decisions on rights are made here: never by a volunteer or a creditor (Wgs art. 3a)."""
_PROFESSIONALS = frozenset({Doer.MUNICIPALITY, Doer.SOCIAL_TEAM})
_EVERYONE = _PROFESSIONALS | {Doer.VOLUNTEER}
FIRST_DIVISION: Mapping[EarlyTask, frozenset[Doer]] = {
    EarlyTask.REMIND: frozenset({Doer.CREDITOR}),
    EarlyTask.WRITE: frozenset({Doer.MUNICIPALITY}),
    EarlyTask.RING: _EVERYONE,
    EarlyTask.EXPLAIN: _EVERYONE,
    EarlyTask.LEAVE_CARD: _EVERYONE,
    EarlyTask.GO_ALONG: frozenset({Doer.SOCIAL_TEAM, Doer.VOLUNTEER}),
    EarlyTask.GATHER: frozenset({Doer.SOCIAL_TEAM, Doer.VOLUNTEER}),
    EarlyTask.CONVERSATION: _PROFESSIONALS,
    EarlyTask.HAND_OVER: _PROFESSIONALS,
    EarlyTask.CLOSE: frozenset({Doer.MUNICIPALITY}),
}
"""With what a municipality begins: the deck asks which tasks there are, and leaves the answer to each municipality."""
