"""What a resident who waits for somebody hears every two weeks, whichever organisation keeps that promise.

Neutral, as an envelope is: someone else may read along.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspoor.domain.trajectory.models import SearchStage
from samenspoor.foundation.messaging.actions import Mail
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.telephone import shown as number_shown

_HOW_FAR: Mapping[str, str | Promise] = {
    "": gettext_lazy(
        "You asked for someone to help you. We have not forgotten you: we are still looking for who fits."
    ),
    SearchStage.SEEKING: gettext_lazy(
        "You asked for someone to help you. You had a first talk. Now somebody is looked for who fits you."
    ),
    SearchStage.PROPOSED: gettext_lazy(
        "You asked for someone to help you. Somebody was asked who may fit you. You hear soon whether that goes on."
    ),
    SearchStage.MEETING: gettext_lazy(
        "You asked for someone to help you. Somebody was found who may fit you; you get to know each other."
    ),
}


def waiting_mail(organisation: Organisation, *, to: str, name: str, stage: str) -> Mail:
    """The mail to who waits: how far it is, as far as the organisation that writes knows."""
    names = {"name": name, "telephone": number_shown(organisation.telephone), "organisation": organisation.name}
    parts = (
        _("Hello %(name)s,"),
        str(_HOW_FAR[stage]),
        _("Questions, or do you not need it any more? Ring us: %(telephone)s.")
        if organisation.telephone
        else _("Questions, or do you not need it any more? Let us know."),
        "%(organisation)s",
    )
    return Mail(
        to=to,
        subject=_("Your question to %(organisation)s") % names,
        body="\n\n".join(part % names for part in parts) + "\n",
    )
