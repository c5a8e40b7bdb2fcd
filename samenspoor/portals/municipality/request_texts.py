"""What the pages call the steps of a request for a volunteer."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.trajectory.request_access import Followed
from samenspoor.domain.trajectory.request_steps import RequestStep
from samenspoor.domain.trajectory.states import InvitationStatus, RequestStatus
from samenspoor.foundation.ui import formats
from samenspoor.foundation.ui.formats import in_sentence
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.templatetags.ui import badge

REQUEST_STEPS: Mapping[RequestStep, str | Promise] = {
    RequestStep.RING_TODAY: _("Urgent: ring today"),
    RequestStep.ASK_OTHERS: _("Nobody could: ask others"),
    RequestStep.PAPERS_LACK: _("Their papers no longer hold: ask others"),
    RequestStep.RING_ORGANISATION: _("No answer yet: ring the organisation"),
    RequestStep.TELL_RESIDENT: _("Let the resident know how it stands"),
    RequestStep.AWAIT_ANSWER: _("Waits for an answer"),
    RequestStep.AWAIT_ROUND: _("Waits for the matchingsoverleg"),
    RequestStep.AWAIT_START: _("Taken up, waits for a volunteer"),
    RequestStep.UNHEARD: _("Taken up; you hear nothing of the start"),
    RequestStep.RUNNING: _("Help runs"),
    RequestStep.NOTHING: _("Has ended"),
}
_TONES = {
    RequestStep.RING_TODAY: Tone.NEGATIVE,
    RequestStep.ASK_OTHERS: Tone.WARNING,
    RequestStep.PAPERS_LACK: Tone.WARNING,
    RequestStep.RING_ORGANISATION: Tone.WARNING,
    RequestStep.TELL_RESIDENT: Tone.WARNING,
    RequestStep.AWAIT_START: Tone.INFO,
    RequestStep.UNHEARD: Tone.POSITIVE,
    RequestStep.RUNNING: Tone.POSITIVE,
}


def step_badge(found: Followed) -> SafeString:
    """What there is to do, in its colour."""
    return badge(str(REQUEST_STEPS[found.step]), _TONES.get(found.step, Tone.NEUTRAL))


def how_far(found: Followed, *, hears_how_far: bool) -> str:
    """How far whoever took it up is with finding somebody: what they reported, or why nothing stands here."""
    if found.request.stage:
        return gettext("%(name)s reports: %(stage)s.") % {
            "name": found.taken_up_by, "stage": in_sentence(found.request.get_stage_display())
        }  # fmt: skip
    if hears_how_far:
        return gettext("You see here when the first talk was held, and when somebody was found who may fit.")
    return gettext("How far they are with the first talk and with finding somebody, you hear when you ring them.")


def what_is_known(found: Followed, *, hears_how_far: bool) -> list[str]:
    """What the caseworker can tell who waits: how far it is, as far as the organisation says so."""
    request = found.request
    if request.status == RequestStatus.ACCEPTED and request.accepted_at:
        taken = gettext("%(name)s took it up on %(on)s. You have not heard that help has begun.")
        taken %= {"name": found.taken_up_by, "on": formats.day(timezone.localdate(request.accepted_at))}
        return [taken, how_far(found, hears_how_far=hears_how_far)]
    if request.in_round:
        return [gettext("It waits for the matchingsoverleg.")]
    asked = gettext("%(name)s has not answered yet. You asked on %(on)s.")
    return [
        asked % {"name": found.names.get(each.party, ""), "on": formats.day(timezone.localdate(each.asked_at))}
        for each in found.invitations
        if each.status == InvitationStatus.ASKED
    ]
