"""Guides of the shelf, tied to the tasks of the matrix: how a volunteer does this, and where it stops.

Written for this program after the deck (VNG, 15 September 2025) and the borders of `Boundary`; no guide is advice on a
case. They hold nothing about anybody, so they are reference data and go along on the phone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpTask


@dataclass(frozen=True, kw_only=True)
class Guide:
    """One guide: a title, who it is for, and a few sentences; `link` leads to more, outside this program."""

    slug: str
    title: str | Promise
    for_whom: str | Promise
    steps: tuple[str | Promise, ...]
    tasks: frozenset[HelpTask] = frozenset()
    link: str = ""


AT_THE_DOOR = Guide(
    slug="aan-de-deur",
    title=_("At the door for the municipality"),
    for_whom=_("For whoever goes on a visit order"),
    steps=(
        _("Show your pass first, and say your first name and your organisation."),
        _("Say the sentence of the order. Say nothing about debts in front of others."),
        _("No is fine. Leave the card, and thank the resident."),
        _("Wants somebody of the municipality? Report that; somebody rings."),
        _("Tap how it went as soon as you are outside. Write nothing down on paper."),
    ),
)
GUIDES = (
    AT_THE_DOOR,
    Guide(
        slug="voorkomen",
        title=_("Talking about money before it goes wrong"),
        for_whom=_("For whoever helps to prevent debts"),
        tasks=frozenset({HelpTask.PREVENTION}),
        steps=(
            _("Begin with how somebody is doing. Money comes by itself."),
            _("Ask which letter weighs most, and open that one together."),
            _("Look together which allowances are missed. The resident applies, you look along."),
            _("A first reminder is a good moment to ring together; the resident does the talking."),
        ),
        link="https://geldfit.nl",
    ),
    Guide(
        slug="stimuleren",
        title=_("The step to the municipality"),
        for_whom=_("For whoever encourages somebody to apply"),
        tasks=frozenset({HelpTask.ENCOURAGE_APPLYING}),
        steps=(
            _("Shame is often what stops people. Say that many people ask for help."),
            _("Tell what happens after applying: a conversation, and a plan together."),
            _("Do not push. Ask whether you may come back to it next week."),
            _("Offer to ring together, or to go along the first time."),
        ),
    ),
    Guide(
        slug="aanvraag",
        title=_("Along to the first conversation"),
        for_whom=_("For whoever helps with an application"),
        tasks=frozenset({HelpTask.HELP_APPLYING}),
        steps=(
            _("Put the papers ready together: identity card, income, rent, letters."),
            _("Write down beforehand what the resident wants to ask."),
            _("In the conversation the resident talks. You listen and remember."),
            _("Repeat afterwards what was agreed, and who does what before which day."),
            _("The municipality decides. You promise nothing about the answer."),
        ),
    ),
    Guide(
        slug="administratie",
        title=_("The post in order"),
        for_whom=_("For whoever helps with the administration"),
        tasks=frozenset({HelpTask.ADMINISTRATION}),
        steps=(
            _("Open everything together. First sort: pay now, answer, keep, throw away."),
            _("One folder with tabs is enough: income, rent, energy, care, tax, debts."),
            _("Make a list of fixed costs with the day on which they are paid."),
            _("The resident signs in and pays. You look the other way at the password."),
            _("A letter of a bailiff, or a threat to evict or to cut off? Hand it over the same day."),
        ),
        link="https://www.nibud.nl",
    ),
    Guide(
        slug="maatje",
        title=_("A buddy during debt help"),
        for_whom=_("For whoever is beside somebody in debt help"),
        tasks=frozenset({HelpTask.BUDDY}),
        steps=(
            _("Debt help takes long. Celebrate what went well this month."),
            _("Do not take over what somebody can do. Do it together, then look along."),
            _("Is there too little to eat, or is a bill unpaid again? Ring your coordinator."),
            _("Money pressure makes everybody forget. Send a message the day before."),
        ),
    ),
    Guide(
        slug="stukken",
        title=_("Gathering papers for a review"),
        for_whom=_("For whoever helps at a review"),
        tasks=frozenset({HelpTask.GATHER_PAPERS}),
        steps=(
            _("Lay the letter with the list beside you, and tick off together."),
            _("A paper that lacks: the resident asks for it, you help to find where."),
            _("Ring somebody else only when the resident signed a machtiging for it."),
            _("Send nothing from your own phone or mail. Keep no copies."),
        ),
    ),
    Guide(
        slug="naast-de-professional",
        title=_("Beside the professional"),
        for_whom=_("For whoever helps during guidance"),
        tasks=frozenset({HelpTask.BESIDE_PROFESSIONAL}),
        steps=(
            _("Look at “Who does what” before each visit. What is not on it, you do not do."),
            _("Say what you saw to the professional through your coordinator, with the resident knowing."),
            _("Does something pass on to another? Agree the day, and tell the resident together."),
        ),
    ),
    Guide(
        slug="meekijken",
        title=_("Looking along after debt help"),
        for_whom=_("For whoever helps in aftercare"),
        tasks=frozenset({HelpTask.LOOK_ALONG}),
        steps=(
            _("Once a month is often enough. Let the resident show how it stands."),
            _("Look ahead together: holiday money, yearly bills, children who turn eighteen."),
            _("Two unpaid bills in a row? Ask whether help is welcome again, and ring your coordinator."),
            _("Going well? Then you come less often. That is a success too."),
        ),
    ),
)


def guides_for(tasks: Iterable[str]) -> list[Guide]:
    """The guides at these tasks, in the order of the matrix."""
    asked = set(tasks)
    return [guide for guide in GUIDES if guide.tasks & asked]


def guide_named(slug: str) -> Guide | None:
    """One guide of the shelf."""
    return next((guide for guide in GUIDES if guide.slug == slug), None)
