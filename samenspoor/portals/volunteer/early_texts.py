"""What is seen early of a pairing, said to the volunteer: a fact, and that there is somebody to ring."""

from datetime import date

from django.utils.translation import gettext, ngettext

from samenspoor.domain.volunteering import rules
from samenspoor.domain.volunteering.early_sight import Sight
from samenspoor.domain.volunteering.rules import Concern
from samenspoor.foundation.ui.formats import hours


def kind_sentences(sight: Sight | None, *, on: date) -> list[str]:
    """The same facts as the coordinator sees; nothing for a pairing in which all goes well."""
    return [_sentence(concern, sight, on) for concern in sight.concerns] if sight else []


def _sentence(concern: Concern, sight: Sight, on: date) -> str:
    facts = sight.facts
    if concern == Concern.QUIET:
        weeks = (on - max(facts.started_on, facts.last_held_on or facts.started_on)).days // 7
        told = ngettext(
            "No visit written down for %(weeks)d week. Is something the matter?",
            "No visit written down for %(weeks)d weeks. Is something the matter?",
            weeks,
        )
        return told % {"weeks": weeks}
    if concern == Concern.CALLED_OFF:
        told = gettext("%(count)d visits in a row did not take place. Does it still suit you both? Do ring.")
        return told % {"count": facts.called_off}
    told = gettext("%(hours)s hours in %(weeks)d weeks; %(agreed)s were agreed. Is it not too much? Do ring.")
    return told % {
        "hours": hours(facts.minutes_lately),
        "weeks": rules.HOURS_WEEKS,
        "agreed": hours(rules.HOURS_WEEKS * facts.minutes_a_week),
    }
