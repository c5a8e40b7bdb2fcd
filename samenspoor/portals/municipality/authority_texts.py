"""What the register calls its doors, and who can mend what lacks."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import Act, Phase
from samenspoor.domain.agreements.models import Agreement, AgreementKind
from samenspoor.domain.agreements.rules import Gap
from samenspoor.domain.agreements.standing import standing
from samenspoor.foundation.ui.templatetags.ui import badge

DOOR_TEXTS: Mapping[Act | Phase, str | Promise] = {
    Act.RING: _("Ringing"),
    Act.EXPLAIN: _("Going by"),
    Act.LEAVE_CARD: _("Card"),
    Act.GO_ALONG: _("Going along"),
    Act.GATHER: _("Papers"),
    Phase.APPLICATION: _("Application"),
    Phase.DEBT_HELP: _("Debt help"),
    Phase.GUIDANCE: _("Guidance"),
    Phase.AFTERCARE: _("Aftercare"),
}
"""Short, for the headings of the picture."""
MENDING: Mapping[Gap, str | Promise] = {
    Gap.NONE: _("An adviser of the municipality makes one."),
    Gap.NOT_SIGNED: _("Both sides sign it."),
    Gap.NOT_YET: _("Wait for its first day."),
    Gap.EXPIRED: _("An adviser of the municipality writes a new version; both sides sign it."),
    Gap.WITHDRAWN: _("An adviser of the municipality makes a new one."),
    Gap.DATA_NOT_NAMED: _("An adviser of the municipality writes a new version; both sides sign it."),
    Gap.REPORT_NOT_NAMED: _("An adviser of the municipality writes a new version; both sides sign it."),
    Gap.OWN_TABLE: _("An adviser of the municipality changes the own table."),
    Gap.DOES_NOT_COVER: _("An adviser of the municipality writes a new version; both sides sign it."),
}

NOTHING_NEW: Mapping[AgreementKind, str | Promise] = {
    AgreementKind.COOPERATION: _("No new help request or visit order goes to them, and no new pairing begins."),
    AgreementKind.MACHTIGING: _("No volunteer of theirs rings or goes by for you before help is accepted."),
    AgreementKind.PROCESSING: _("No data of residents go to them, so no help request and no visit order."),
    AgreementKind.DATA: _("No data of residents go to them, so no help request."),
    AgreementKind.COVENANT: _("What you agreed with this creditor does not hold any more."),
    AgreementKind.SUBSIDY: _("What you agreed on money and results does not hold any more."),
}
"""What stops when a paper has ended, for the adviser who can mend it."""
RUNS_UNDER = (AgreementKind.COOPERATION, AgreementKind.MACHTIGING, AgreementKind.PROCESSING, AgreementKind.DATA)
"""The papers under which residents are helped: of these the page says whether what ran goes on."""


def state_of(agreement: Agreement, today: date) -> SafeString:
    """How an agreement stands on a day, as a badge."""
    return badge(*standing(agreement, today))
