"""What a contact person reads when a paper ends or is looked back on: which, when, and who does what now."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.data_held import requests_told, requests_told_to_partner
from samenspoor.domain.agreements.models import Agreement, ContactPerson, ContactSide
from samenspoor.foundation.messaging.actions import Mail


def stop_changed_mail(
    agreement: Agreement, contact: ContactPerson, *, was_on: date, now_on: date | None, reason: str
) -> Mail:
    """Write to whoever was told of the old day that it is another, or none."""
    is_ours = contact.side == ContactSide.OURS
    names = {
        "paper": agreement.get_kind_display(),
        "other": agreement.partner.name if is_ours else agreement.organisation.name,
        "was": date_format(was_on, "j F Y"),
        "now": date_format(now_on, "j F Y") if now_on else "",
        "name": contact.name,
        "reason": reason,
    }
    told = (
        _("%(paper)s with %(other)s ends on %(now)s, not on %(was)s.")
        if now_on
        else _("%(paper)s with %(other)s does not end on %(was)s: it goes on.")
    )
    parts = (
        _("Hello %(name)s,"),
        told,
        _("Why: %(reason)s"),
        _("You find the paper in Samenspoor, under Agreements."),
    )
    subject = "Samenspoor: " + (told % names).removesuffix(".")
    return Mail(to=contact.email, subject=subject, body="\n\n".join(part % names for part in parts) + "\n")


def ending_mail(agreement: Agreement, contact: ContactPerson, *, ends_on: date, running: int = 0) -> Mail:
    """Write to one side about the other; of residents only how many requests run on these data."""
    is_ours = contact.side == ContactSide.OURS
    names = {
        "paper": agreement.get_kind_display(),
        "other": agreement.partner.name if is_ours else agreement.organisation.name,
        "day": date_format(ends_on, "j F Y"),
        "name": contact.name,
    }
    held = requests_told(agreement.partner.name, running) if is_ours else requests_told_to_partner(running)
    next_step = (
        _("Will you go on together? Write a new version in time, and let both sides sign it.")
        if is_ours
        else _("Will you go on together? Then ring your contact person at the municipality: it writes a new version.")
    )
    parts = (
        _("Hello %(name)s,"),
        _("%(paper)s with %(other)s ends on %(day)s."),
        _("From then on nothing new begins on it. What runs goes on for the transition period."),
        *([held.replace("%", "%%")] if held else []),
        next_step,
        _("You find the paper in Samenspoor, under Agreements."),
    )
    subject = _("Samenspoor: %(paper)s with %(other)s ends on %(day)s") % names
    return Mail(to=contact.email, subject=subject, body="\n\n".join(part % names for part in parts) + "\n")


def evaluation_mail(agreement: Agreement, contact: ContactPerson, *, planned_on: date, has_passed: bool) -> Mail:
    """Write to one side that a planned evaluation is near, or passed; nothing of residents or volunteers is in it."""
    names = {
        "paper": agreement.get_kind_display(),
        "other": agreement.partner.name if contact.side == ContactSide.OURS else agreement.organisation.name,
        "day": date_format(planned_on, "j F Y"),
        "name": contact.name,
    }
    told = (
        _("The evaluation of %(paper)s with %(other)s, planned on %(day)s, has not been held yet.")
        if has_passed
        else _("On %(day)s you evaluate %(paper)s with %(other)s.")
    )
    parts = (
        _("Hello %(name)s,"),
        told,
        _("The results agreed stand with the agreement in Samenspoor, under Agreements."),
        _("Write down there what goes well and what changes. Either side may do it; then the next day stands."),
    )
    subject = (
        _("Samenspoor: evaluation of %(paper)s with %(other)s has not been held yet")
        if has_passed
        else _("Samenspoor: evaluation of %(paper)s with %(other)s on %(day)s")
    )
    return Mail(to=contact.email, subject=subject % names, body="\n\n".join(part % names for part in parts) + "\n")
