"""What the sides see of a request for a volunteer: all who are asked what is needed, and one of them who asks."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask
from samenspoor.domain.trajectory.models import HandoverGround, HelpRequest, HelpRequestContact
from samenspoor.domain.trajectory.wishes import Exclusion, FreeTime, Inclusion, Knowledge, Language, Meeting
from samenspoor.foundation.ui.formats import day, labels
from samenspoor.foundation.ui.telephone import shown as number_shown

Pairs = list[tuple[str, object]]
GROUNDS: Mapping[HandoverGround, str | Promise] = {
    HandoverGround.AGREEMENT: gettext_lazy("The resident agrees that a volunteer organisation hears this"),
    HandoverGround.PUBLIC_TASK: gettext_lazy("Public task: it is part of the help that the resident accepted"),
}


def what_is_asked(request: HelpRequest, *, wished: str = "") -> Pairs:
    """What every organisation that is asked sees; `wished` is the name of the one that the resident prefers."""
    ground = str(GROUNDS[HandoverGround(request.ground)])
    if request.agreed_on:
        ground = f"{ground} ({day(request.agreed_on)})"
    return _filled(
        (_("What it is about"), request.question),
        (_("Phase"), request.get_phase_display()),
        (_("Role of the volunteer"), labels(request.roles, HelpRole)),
        (_("Tasks"), labels(request.tasks, HelpTask)),
        (_("How soon"), request.get_urgency_display()),
        (_("Language"), labels(request.languages, Language)),
        (_("When"), labels(request.free_times, FreeTime)),
        (_("Meeting"), labels(request.meetings, Meeting)),
        (_("Helps to know about"), labels(request.wanted_knowledge, Knowledge)),
        (_("Rather helped by"), request.get_helper_wish_display()),
        (_("Rather by this organisation"), wished),
        (_("Neighbourhood (first four digits)"), request.postcode_area),
        (_("What speaks for a volunteer"), labels(request.suits, Inclusion)),
        (_("To look at"), labels(request.doubts, Exclusion)),
        (_("Why the data may go along"), ground),
    )


def who_asks(contact: HelpRequestContact) -> Pairs:
    """What only the organisation that takes it up sees."""
    return _filled(
        (_("Name"), contact.name),
        (_("Address"), contact.address),
        (_("Telephone"), number_shown(contact.telephone)),
        (_("E-mail"), contact.email),
        (_("Someone to avoid"), contact.avoid),
        (_("In the resident's words"), contact.agreed_words),
    )


def _filled(*pairs: tuple[str, object]) -> Pairs:
    return [(label, value) for label, value in pairs if value]
