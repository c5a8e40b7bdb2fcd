"""What the allocation found, in words: reasons, what another pair would cost, what would be needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask
from samenspoor.domain.trajectory.wishes import FreeTime, Knowledge, Language, Meeting
from samenspoor.domain.volunteering.allocation.explaining import Cost, Needed, Shortage
from samenspoor.domain.volunteering.allocation.suitability import Condition, Ground, Reason, Value
from samenspoor.foundation.ui.formats import in_sentence
from samenspoor.portals.organisation.words import in_words, kilometres, lives_away

GROUNDS: Mapping[Ground, str | Promise] = {
    Ground.TASKS: _("Tasks done before"),
    Ground.SKILLS: _("Skills and experience"),
    Ground.DISTANCE: _("Distance"),
    Ground.FREE_TIMES: _("Parts of the day"),
    Ground.MEETINGS: _("Way of meeting"),
    Ground.CONTINUITY: _("Earlier volunteer"),
    Ground.WISHES: _("Wishes"),
    Ground.EVEN_LOAD: _("Even load"),
    Ground.WAITING: _("Waiting time"),
}


def speaks_for(reason: Reason) -> str:
    """Why this pair."""
    values = reason.values
    match reason.subject:
        case Ground.TASKS:
            return gettext("Did this before: %(tasks)s") % {"tasks": in_words(values, HelpTask)}
        case Ground.SKILLS:
            return gettext("Knows about: %(skills)s") % {"skills": in_words(values, Knowledge)}
        case Ground.DISTANCE:
            return lives_away(values[0])
        case Ground.FREE_TIMES:
            return gettext("Both can: %(times)s") % {"times": in_words(values, FreeTime)}
        case Ground.MEETINGS:
            return gettext("Both meet: %(meetings)s") % {"meetings": in_words(values, Meeting)}
        case Ground.CONTINUITY:
            return gettext("Helped this resident before")
        case Ground.WISHES:
            return gettext("Fits the resident's wish")
        case Ground.EVEN_LOAD:
            return gettext("Has room: helps %(carries)s now") % {"carries": values[0]}
        case Ground.WAITING:
            return gettext("The resident has waited %(days)s days") % {"days": values[0]}
        case _:
            return ""


def speaks_against(reason: Reason) -> str:
    """What makes one hesitate, or what makes it impossible."""
    values = reason.values
    texts: dict[Condition | Ground, str] = {
        Condition.UNSAFE: gettext("No volunteer goes to this address"),
        Condition.AUTHORITY: gettext("The papers of this organisation do not allow it"),
        Condition.PAPERS: gettext("The volunteer's papers are not in order"),
        Condition.FULL: gettext("Has no free place"),
        Condition.ROLES: gettext("Does not do: %(roles)s") % {"roles": in_words(values, HelpRole)},
        Condition.LANGUAGE: gettext("Does not speak: %(languages)s") % {"languages": in_words(values, Language)},
        Condition.AVOIDED: gettext("The resident would rather not"),
        Ground.TASKS: gettext("Not done before: %(tasks)s") % {"tasks": in_words(values, HelpTask)},
        Ground.SKILLS: gettext("Does not know about: %(skills)s") % {"skills": in_words(values, Knowledge)},
        Ground.FREE_TIMES: gettext("Cannot: %(times)s") % {"times": in_words(values, FreeTime)},
        Ground.MEETINGS: gettext("No way of meeting in common"),
        Ground.WISHES: gettext("Does not fit the resident's wish"),
        Ground.EVEN_LOAD: gettext("Helps others already"),
    }
    if reason.subject in {Condition.TOO_FAR, Ground.DISTANCE}:
        return lives_away(values[0])
    return texts.get(reason.subject, "")


def what_is_needed(needed: Needed, organisations: Mapping[str, str]) -> str:
    """One thing that would help a request that is left over."""
    many, values = len(needed.volunteers), needed.values
    who = ngettext("%(many)d volunteer", "%(many)d volunteers", many) % {"many": many}
    match needed.subject:
        case Shortage.PLACES:
            return gettext("One place more: %(who)s would suit, and all help others now.") % {"who": who}
        case Shortage.LIMIT:
            name = organisations.get(str(values[0]), "")
            return gettext("%(name)s would have to give one place more: %(who)s would suit.") % {
                "name": name, "who": who,
            }  # fmt: skip
        case Shortage.FORBIDDEN:
            return gettext("%(who)s would suit and was ruled out in this meeting.") % {"who": who}
        case Shortage.NOBODY:
            return _nobody(values)
        case Condition.TOO_FAR:
            return gettext("The nearest who would suit lives %(kilometres)s km away.") % {
                "kilometres": kilometres(values[0])
            }
        case condition:
            lack = speaks_against(Reason(condition, values))
            return gettext("%(who)s would suit but for one thing: %(lack)s.") % {"who": who, "lack": in_sentence(lack)}


def _nobody(values: Sequence[Value]) -> str:
    conditions = [value for value in values if isinstance(value, Condition)]
    if not conditions:
        return gettext("No volunteer in this round fits on more than one point.")
    rest = [value for value in values if not isinstance(value, Condition)]
    roles, languages = set(HelpRole.values), set(Language.values)
    lacks = [
        in_sentence(
            speaks_against(
                Reason(
                    one,
                    tuple(
                        value
                        for value in rest
                        if one not in {Condition.ROLES, Condition.LANGUAGE}
                        or value in (roles if one == Condition.ROLES else languages)
                    )
                    or (0,),
                )
            )
        )
        for one in conditions
        if one != Condition.TOO_FAR
    ]
    return gettext("Of all volunteers it holds: %(lacks)s.") % {"lacks": "; ".join(lacks) or gettext("lives too far")}


@dataclass(frozen=True)
class CostInWords:
    """What forcing a pair does, as sentences."""

    summary: str
    changes: list[str]


def what_it_costs(cost: Cost, names: Mapping[str, str]) -> CostInWords:
    """What another pair would do to the others."""
    if not cost.is_possible:
        return CostInWords(gettext("This pair is not possible."), [])
    fewer = sum(cost.fewer)
    first = next((place for place, many in enumerate(cost.fewer, start=1) if many), 0)
    if cost.is_free:
        summary = gettext("Nothing: as many residents are helped, and as well.")
    elif fewer > 0:
        text = ngettext("%(many)d resident fewer is helped.", "%(many)d residents fewer are helped.", fewer)
        summary = text % {"many": fewer}
    elif first and cost.fewer[first - 1] > 0:
        summary = gettext("As many are helped, and somebody more urgent (class %(first)d) not.") % {"first": first}
    else:
        summary = gettext("As many residents are helped; together they suit %(score)d points less.") % {
            "score": cost.score
        }
    return CostInWords(
        summary,
        [
            gettext("%(request)s: from %(before)s to %(after)s")
            % {
                "request": names[change.request],
                "before": names.get(change.before, gettext("nobody")),
                "after": names.get(change.after, gettext("nobody")),
            }
            for change in cost.changes
        ],
    )
