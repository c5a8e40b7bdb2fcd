"""Sentences of the coordinator's pages: why a volunteer fits, what stands in the way, why a pairing stands still."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask
from samenspoor.domain.agreements.models import AgreementKind, ContactPerson
from samenspoor.domain.agreements.rules import Gap, Lack
from samenspoor.domain.trajectory.wishes import FreeTime, Knowledge, Language, Meeting
from samenspoor.domain.volunteering import rules
from samenspoor.domain.volunteering.allocation.suitability import Condition, Ground, Reason
from samenspoor.domain.volunteering.early_sight import Sight
from samenspoor.domain.volunteering.models import EndReason, HelpedResident, Pairing, RefusalReason, Refuser
from samenspoor.domain.volunteering.rules import Concern
from samenspoor.domain.volunteering.standing import Hold, Standing
from samenspoor.domain.volunteering.states import HelpedStatus, PairingStatus
from samenspoor.domain.volunteering.suggestions import Barrier, Obstacle
from samenspoor.foundation.ui.formats import day, hours, in_sentence
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.telephone import shown as number_shown
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.organisation.words import in_words, kilometres, lives_away

_LISTS: Mapping[Condition | Ground, type[TextChoices]] = {
    Condition.ROLES: HelpRole,
    Condition.LANGUAGE: Language,
    Ground.TASKS: HelpTask,
    Ground.SKILLS: Knowledge,
    Ground.FREE_TIMES: FreeTime,
    Ground.MEETINGS: Meeting,
}
_FOR: Mapping[Ground, str | Promise] = {
    Ground.TASKS: _("Has done this before: %(values)s"),
    Ground.SKILLS: _("Knows about: %(values)s"),
    Ground.FREE_TIMES: _("Can at the same times: %(values)s"),
    Ground.MEETINGS: _("Likes to meet in the same way: %(values)s"),
    Ground.CONTINUITY: _("Helped this resident before"),
    Ground.WISHES: _("Is what the resident wishes for"),
    Ground.WAITING: _("The resident has been waiting for %(values)s days"),
}
_LEARNED: Mapping[RefusalReason, str | Promise] = {
    RefusalReason.TIMES: _("The same times count more now: with %(name)s they did not fit."),
    RefusalReason.DISTANCE: _("Nearness counts more now: for %(name)s it was too far."),
    RefusalReason.TOO_HEAVY: _("Experience and skills count more now: for %(name)s the question was too heavy."),
}
_AGAINST: Mapping[Ground, str | Promise] = {
    Ground.TASKS: _("Has not done this before: %(values)s"),
    Ground.SKILLS: _("Does not know about: %(values)s"),
    Ground.FREE_TIMES: _("Cannot at these times: %(values)s"),
    Ground.MEETINGS: _("Would rather meet in another way than: %(values)s"),
    Ground.WISHES: _("Is not what the resident wishes for"),
}
_BARRIERS: Mapping[Condition | Obstacle, str | Promise] = {
    Condition.UNSAFE: _("No volunteer goes to this address"),
    Condition.AUTHORITY: _("No paper allows this help for the municipality"),
    Condition.PAPERS: _("A personal paper has lapsed or is missing"),
    Condition.FULL: _("Has no room for another resident"),
    Condition.ROLES: _("Does not do: %(values)s"),
    Condition.LANGUAGE: _("Does not speak: %(values)s"),
    Condition.AVOIDED: _("The resident would rather not"),
    Obstacle.SUSPENDED: _("Is suspended"),
    Obstacle.TRAINING: _("Lacks a training: %(values)s"),
    Obstacle.PAIRED: _("Helps this resident already, or was asked"),
    Obstacle.GENDER: _("The resident wishes for someone else (woman or man)"),
}
_HOLDS: Mapping[Hold, str | Promise] = {
    Hold.SECRECY: _("The secrecy statement of the volunteer is missing. You mend that together with the volunteer."),
    Hold.SUSPENDED: _("The volunteer is suspended. You decide when that ends, or hand the resident over."),
    Hold.INCIDENT: _("Something happened. You decide whether they go on, or close the pairing."),
    Hold.AWAY: _("The volunteer pauses. Hand the resident over, or wait until the volunteer is back."),
    Hold.STOPPED: _("The municipality let know that the help stops. Let the volunteer and the resident know."),
    Hold.UNSAFE: _("It is not safe there: no volunteer goes. A professional takes over; then close the pairing well."),
    Hold.MACHTIGING: _("The machtiging for this task was withdrawn. The municipality can give a new one."),
}
_GAPS: Mapping[Gap, str | Promise] = {
    Gap.NONE: _("%(paper)s with %(name)s is missing."),
    Gap.NOT_SIGNED: _("%(paper)s with %(name)s has not been signed yet."),
    Gap.NOT_YET: _("%(paper)s with %(name)s has not begun yet."),
    Gap.EXPIRED: _("%(paper)s with %(name)s has expired."),
    Gap.WITHDRAWN: _("%(paper)s with %(name)s was withdrawn."),
    Gap.DOES_NOT_COVER: _("%(paper)s with %(name)s does not name this phase, role or task."),
    Gap.DATA_NOT_NAMED: _("%(paper)s with %(name)s does not name the data that this needs."),
    Gap.REPORT_NOT_NAMED: _("%(paper)s with %(name)s does not name what has to be reported."),
    Gap.OWN_TABLE: _("%(name)s leaves this out of its own table of tasks: nothing new begins."),
}
PAIRING_TONES = {
    PairingStatus.PROPOSED: Tone.WARNING,
    PairingStatus.AGREED: Tone.INFO,
    PairingStatus.INTRODUCTION: Tone.INFO,
    PairingStatus.CONFIRMED: Tone.INFO,
    PairingStatus.ACTIVE: Tone.POSITIVE,
    PairingStatus.PAUSED: Tone.WARNING,
}
_RESIDENT_TONES = {
    HelpedStatus.INTAKE: Tone.INFO,
    HelpedStatus.SEEKING: Tone.WARNING,
    HelpedStatus.HELPED: Tone.POSITIVE,
}


def resident_badge(resident: HelpedResident) -> SafeString:
    """How it stands with a resident."""
    status = HelpedStatus(resident.status)
    return badge(str(status.label), _RESIDENT_TONES.get(status, Tone.NEUTRAL))


def pairing_badge(pairing: Pairing) -> SafeString:
    """How far a pairing is; standing still goes before that."""
    if pairing.still_since:
        return badge(gettext("Stands still"), Tone.NEGATIVE)
    status = PairingStatus(pairing.status)
    return badge(str(status.label), PAIRING_TONES.get(status, Tone.NEUTRAL))


def reason_for(reason: Reason) -> str:
    """Why a volunteer fits, as a sentence."""
    if reason.subject == Ground.EVEN_LOAD:
        carries = cast(int, reason.values[0])
        if not carries:
            return gettext("Helps nobody at the moment")
        return ngettext("Helps %(count)d resident now", "Helps %(count)d residents now", carries) % {"count": carries}
    if reason.subject == Ground.DISTANCE:
        return lives_away(reason.values[0])
    return str(_FOR[cast(Ground, reason.subject)]) % {"values": _values(reason.subject, reason.values)}


def reason_against(reason: Reason) -> str:
    """What speaks against a volunteer, as a sentence."""
    if reason.subject == Ground.EVEN_LOAD:
        return gettext("Has little room: helps %(count)s already") % {"count": reason.values[0]}
    if reason.subject == Ground.DISTANCE:
        return lives_away(reason.values[0])
    return str(_AGAINST[cast(Ground, reason.subject)]) % {"values": _values(reason.subject, reason.values)}


def learned_texts(refusals: Iterable[Pairing]) -> list[str]:
    """What counts double since earlier proposals came to nothing, and with whom that was; each once."""
    told = (str(_LEARNED[RefusalReason(each.refusal)]) % {"name": each.volunteer.first_name} for each in refusals)
    return list(dict.fromkeys(told))


def barrier_text(barrier: Barrier) -> str:
    """What stands in the way, as a sentence."""
    if barrier.subject == Obstacle.REFUSED:
        who, why = (str(value) for value in barrier.values)
        reason = RefusalReason(why).label if who else EndReason(why).label
        whom = Refuser(who).label if who else gettext("An earlier pairing ended")
        return gettext("%(who)s: %(why)s") % {"who": whom, "why": in_sentence(str(reason))}
    if barrier.subject == Obstacle.DOOR:
        if not barrier.values:
            return gettext("Was at the door: by the agreement somebody else goes on after acceptance")
        last = date.fromisoformat(str(barrier.values[0]))
        return gettext("Was at the door: by the agreement that ended on %(day)s") % {"day": day(last)}
    if barrier.subject == Condition.TOO_FAR:
        away, limit = barrier.values
        return gettext("Lives %(away)s km away, goes up to %(limit)s km") % {
            "away": kilometres(away), "limit": limit,
        }  # fmt: skip
    text = str(_BARRIERS[cast(Any, barrier.subject)])
    return text % {"values": _values(cast(Any, barrier.subject), barrier.values)} if "%(" in text else text


def standing_sentences(standing: Standing, *, municipality: str, contact: ContactPerson | None) -> list[str]:
    """Why a pairing stands still, or until when it goes on, and who can mend it."""
    told = [str(_HOLDS[hold]) for hold in standing.holds if hold in _HOLDS]
    if standing.is_in_transition and standing.until:
        told.append(gettext("Goes on until %(day)s: an agreement has ended.") % {"day": day(standing.until)})
    told += [_lack(lack, municipality) for lack in standing.lacks]
    if standing.lacks and contact:
        told.append(
            gettext("%(name)s at %(municipality)s can mend this with you: %(telephone)s.")
            % {"name": contact.name, "municipality": municipality, "telephone": number_shown(contact.telephone)}
        )
    elif standing.lacks:
        told.append(gettext("Your contact at %(municipality)s can mend this.") % {"municipality": municipality})
    return told


def concern_texts(sight: Sight) -> list[str]:
    """What asks for a call, as facts."""
    facts, told = sight.facts, []
    for concern in sight.concerns:
        if concern == Concern.QUIET and facts.last_held_on:
            told.append(gettext("No visit since %(day)s") % {"day": day(facts.last_held_on)})
        elif concern == Concern.QUIET:
            told.append(gettext("No visit since it began on %(day)s") % {"day": day(facts.started_on)})
        elif concern == Concern.CALLED_OFF:
            told.append(gettext("%(count)d visits in a row were called off") % {"count": facts.called_off})
        else:
            told.append(
                gettext("%(hours)s hours in %(weeks)d weeks; %(agreed)s were agreed")
                % {
                    "hours": hours(facts.minutes_lately), "weeks": rules.HOURS_WEEKS,
                    "agreed": hours(rules.HOURS_WEEKS * facts.minutes_a_week),
                }
            )  # fmt: skip
    return told


def _lack(lack: Lack, municipality: str) -> str:
    kinds = gettext(" or ").join(str(AgreementKind(kind).label) for kind in lack.kinds)
    return str(_GAPS[lack.gap]) % {"paper": kinds, "name": municipality}


def _values(subject: Condition | Ground, values: Iterable[object]) -> str:
    choices = _LISTS.get(subject)
    return in_words(values, choices) if choices else ", ".join(map(str, values))
