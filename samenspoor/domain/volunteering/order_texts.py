"""What is said at the door of somebody who has accepted nothing: on paper, at the coordinator and on the phone."""

from django.utils.translation import gettext as _

from samenspoor.domain.volunteering.models import VisitOrder
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.telephone import shown as number_shown
from samenspoor.foundation.ui.telephone import unbroken


def what_you_say(label: str) -> str:
    """The one neutral sentence, with the organisation's own word; a professional instead is always possible."""
    return _(
        "“I am a %(label)s. The municipality asks me to tell you that there is help with fixed costs. May I"
        " explain what that is? You may also have someone of the municipality instead.”"
    ) % {"label": label}


def never() -> str:
    """What no volunteer does, whoever asks."""
    return _(
        "Never: DigiD, a bank card or PIN, money, a signature, a payment arrangement. A volunteer decides on nothing."
    )


def check_number(order: VisitOrder) -> str:
    """What a resident reads out to hear whether this is true: the order and the volunteer, nothing about anybody."""
    return f"{order.pk}-{order.visitor_number}"


def how_to_check(order: VisitOrder, party: Organisation) -> str:
    """Whom a resident rings to hear whether this volunteer was sent."""
    who = party if party.telephone else order.organisation
    told = {"name": who.name, "telephone": number_shown(who.telephone), "number": unbroken(check_number(order))}
    if not who.telephone:
        return _("Is this right? Ask %(name)s, and say %(number)s.") % told
    return _("Is this right? Ring %(name)s, %(telephone)s, and say %(number)s.") % told
