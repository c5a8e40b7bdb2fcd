"""The sixteen national end results of DDAS v1.2, what each implies, and the questions that lead to one."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """Eindresultaat; the values are the texts of the standard (DDAS v1.2, EnumEindresultaat)."""

    ADVICE = "(Budget)advies en/of quick fix", _("(Budget) advice or quick fix")
    FOLLOW_UP = "Vervolghulp en/of verwijzing", _("Further help or referral")
    FOLLOW_UP_FINANCIAL = "Vervolghulp en/of verwijzing financieel", _("Further help or referral: financial")
    FOLLOW_UP_OTHER = "Vervolghulp en/of verwijzing niet financieel", _("Further help or referral: not financial")
    REFERRED_WITHOUT = "Verwijzing zonder tussenkomst inwoner", _("Referred without the resident")
    MANAGES_ALONE = (
        "Inwoner regelt het zelf/hoeft geen hulp vanuit vroegsignalering",
        _("Manages alone, wants no help"),
    )
    HAS_PAID = "Inwoner heeft zelf al betaald/betalingsregeling getroffen", _("Has paid or arranged to pay")
    LOST_CONTACT = "Geen reactie na eerder contact", _("No reaction after earlier contact")
    NO_CONTACT = "Definitief geen contact kunnen krijgen", _("No contact in the end")
    KNOWN_AT_DEBT_HELP = "Inwoner al bekend bij schuldhulpverlening", _("Already known at debt help")
    OTHER_TRAJECTORY = "Inwoner heeft al een ander lopend traject", _("Already in another trajectory")
    DECEASED = "Inwoner is overleden", _("Deceased")
    NOT_A_RESIDENT = "Persoon is geen inwoner (meer) in de gemeente", _("Does not live in the municipality")
    REPEATED = "Niet opgepakt: herhaalde melding", _("Not taken up: repeated")
    UNFOUNDED = "Niet opgepakt: onterecht signaal", _("Not taken up: unfounded")
    OTHER_REASON = "Niet opgepakt: andere reden", _("Not taken up: other reason")


class SubReason(models.TextChoices):
    """Why a dossier ends with "andere reden" or "ander traject"; internal, it never leaves the municipality (R8)."""

    DETENTION = "detention", _("In detention")
    UNSAFE = "unsafe", _("Not safe to approach")
    NO_LAWFUL_RESIDENCE = "no_lawful_residence", _("No lawful residence according to the BRP")
    NO_KNOWN_ADDRESS = "no_known_address", _("No known address")
    NO_CAPACITY = "no_capacity", _("Not enough colleagues")
    BEWINDVOERDER = "bewindvoerder", _("Has a bewindvoerder, who takes it up")
    OTHER_HELPER = "other_helper", _("Another helper takes it up")
    OBJECTION = "objection", _("Objected to the processing (AVG art. 21)")


HELP_ACCEPTED = frozenset({Outcome.ADVICE, Outcome.FOLLOW_UP, Outcome.FOLLOW_UP_FINANCIAL, Outcome.FOLLOW_UP_OTHER})
REACHED = HELP_ACCEPTED | {Outcome.MANAGES_ALONE, Outcome.HAS_PAID, Outcome.LOST_CONTACT}
NOT_TAKEN_UP = frozenset({Outcome.REPEATED, Outcome.UNFOUNDED, Outcome.OTHER_REASON})
NEEDS_SUB_REASON = frozenset({Outcome.OTHER_REASON, Outcome.OTHER_TRAJECTORY})


class Kind(StrEnum):
    """First question at closing: what was it in the end?"""

    HELP = "help"
    NO_HELP = "no_help"
    NO_CONTACT = "no_contact"
    NOT_TAKEN_UP = "not_taken_up"


@dataclass(frozen=True)
class Answer:
    """One answer to the second question, and the result that it leads to."""

    text: str | Promise
    outcome: Outcome


QUESTIONS: dict[Kind, tuple[str | Promise, tuple[Answer, ...]]] = {
    Kind.HELP: (
        _("What help did the resident accept?"),
        (
            Answer(_("Advice, or something that solves the arrears within 30 days"), Outcome.ADVICE),
            Answer(_("Longer help with money: debt help, budget coaching, bewind"), Outcome.FOLLOW_UP_FINANCIAL),
            Answer(_("Longer help with something else: social work, care, family"), Outcome.FOLLOW_UP_OTHER),
            Answer(_("Longer help, of which the kind is not known yet"), Outcome.FOLLOW_UP),
        ),
    ),
    Kind.NO_HELP: (
        _("Why is no help needed?"),
        (
            Answer(_("The resident had paid or arranged to pay before we spoke"), Outcome.HAS_PAID),
            Answer(_("The resident arranges it, or wants no help from us"), Outcome.MANAGES_ALONE),
            Answer(_("We spoke, and then heard nothing more"), Outcome.LOST_CONTACT),
        ),
    ),
    Kind.NO_CONTACT: (
        _("What was tried?"),
        (
            Answer(_("Everything that we agreed to try; there was never any reaction"), Outcome.NO_CONTACT),
            Answer(_("A worried referral without the resident (extreme cases)"), Outcome.REFERRED_WITHOUT),
        ),
    ),
    Kind.NOT_TAKEN_UP: (
        _("Why is it not taken up?"),
        (
            Answer(_("Debt help knows this resident already and takes it up"), Outcome.KNOWN_AT_DEBT_HELP),
            Answer(_("Another helper takes it up"), Outcome.OTHER_TRAJECTORY),
            Answer(_("The resident has died"), Outcome.DECEASED),
            Answer(_("The resident lives in another municipality"), Outcome.NOT_A_RESIDENT),
            Answer(_("The same arrears, not higher than before"), Outcome.REPEATED),
            Answer(_("The signal should not have been sent"), Outcome.UNFOUNDED),
            Answer(_("Another reason, which stays with us"), Outcome.OTHER_REASON),
        ),
    ),
}  # fmt: skip
KIND_LABELS = {
    Kind.HELP: _("Help was accepted"),
    Kind.NO_HELP: _("There was contact, no help is needed"),
    Kind.NO_CONTACT: _("There was no contact"),
    Kind.NOT_TAKEN_UP: _("It was not taken up"),
}
