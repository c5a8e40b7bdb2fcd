"""What the screens call a step, and how much time is left for it."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.steps import Next, Step
from samenspoor.domain.trajectory.steps import HandoverStep
from samenspoor.domain.volunteering.order_steps import OrderNext, OrderStep
from samenspoor.foundation.ui.parts import Tone

STEPS: dict[Step, str | Promise] = {
    Step.SEND_LETTER: _("Send a letter"),
    Step.CALL: _("Ring or write"),
    Step.VISIT: _("Visit or ring"),
    Step.TRY_AGAIN: _("Try again"),
    Step.AWAIT_ANSWER: _("Wait for an answer to the letter"),
    Step.CLOSE_WITHOUT_CONTACT: _("Close without contact"),
    Step.RECORD_ANSWER: _("Record the answer"),
    Step.CONFIRM: _("Ring to confirm"),
    Step.HOLD_CONVERSATION: _("Have the first conversation"),
    Step.RECORD_HELP: _("Record which help was accepted"),
    Step.HEAR_PAUSE: _("Hear whether creditors pause"),
    Step.DECIDE: _("Decide on admission"),
    Step.CLOSE: _("Close with a result"),
    Step.CHECK_DEATH: _("Look whether this person has died"),
    Step.CLOSE_DECEASED: _("Close with “deceased”"),
    Step.CLOSE_ELSEWHERE: _("Close with “no resident (any more)”"),
    Step.NOTHING: _("Nothing to do"),
}
HANDOVER_STEPS: dict[HandoverStep, str | Promise] = {
    HandoverStep.HAND_OVER: _("Make the hand-over"),
    HandoverStep.AWAIT: _("Wait until debt help confirms"),
}

_ORDER_STEPS: dict[OrderStep, str | Promise] = {
    OrderStep.RING_TODAY: _("Ring today: a %(label)s reports that it is urgent"),
    OrderStep.RING_WHO_ASKS: _("Ring: wants contact"),
    OrderStep.RING_PROFESSIONAL: _("Ring: would rather speak to you than to a %(label)s"),
    OrderStep.HEAR_ANSWER: _("Ring: a %(label)s went by"),
    OrderStep.AWAIT_VISIT: _("A %(label)s goes by"),
}


def order_step_text(asked: OrderNext) -> str:
    """What a visit order asks, in the word of the organisation that answered it."""
    return str(_ORDER_STEPS[asked.step]) % {"label": asked.order.word}


def term_text(step: Next, today: date) -> str:
    """How much time is left: `nog 3 werkdagen`, `vandaag`, `2 werkdagen te laat`."""
    left = step.days_left(today)
    if left is None:
        return ""
    if left < 0:
        return ngettext("%(days)d working day late", "%(days)d working days late", -left) % {"days": -left}
    if left == 0:
        return gettext("today at the latest")
    return ngettext("%(days)d working day left", "%(days)d working days left", left) % {"days": left}


def term_tone(step: Next, today: date) -> Tone:
    """Red when it has passed, orange when it nearly has."""
    left = step.days_left(today)
    if left is None:
        return Tone.NEUTRAL
    return Tone.NEGATIVE if left < 0 else Tone.WARNING if left <= 3 else Tone.NEUTRAL
