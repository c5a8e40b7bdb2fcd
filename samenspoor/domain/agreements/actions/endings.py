"""Both sides are told in time that a paper ends."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.data_held import data_end_on
from samenspoor.domain.agreements.ending_mail import ending_mail
from samenspoor.domain.agreements.endings import endings_of
from samenspoor.domain.agreements.models import Agreement, ContactSide, EndingWarning
from samenspoor.foundation.messaging.actions import queue_mail
from samenspoor.foundation.organisations.models import Organisation


@transaction.atomic
def warn_of_endings(
    organisation: Organisation, *, running: Mapping[int, int] | None = None, by: int, at: datetime
) -> int:
    """Tell both fixed contact persons which papers end, once per threshold; returns how many warnings are new.

    `running` says how many requests each partner works on: a paper on data has to run as long.
    """
    today, new = timezone.localdate(at), 0
    for ending in endings_of(organisation.pk, on=today):
        agreement = ending.agreement
        if agreement.organisation_id != organisation.pk:
            continue
        warning, is_new = EndingWarning.objects.get_or_create(
            organisation=organisation,
            agreement=agreement,
            ends_on=ending.ends_on,
            days=rules.warning_due(ending.ends_on, today),
            defaults={"shared_with": agreement.shared_with, "warned_at": at},
        )
        if is_new:
            new += 1
            ends = data_end_on(agreement, on=today) is not None
            held = (running or {}).get(agreement.partner.participant_id or 0, 0) if ends else 0
            _mail_both_sides(warning, agreement, held, by=by, at=at)
    return new


def _mail_both_sides(warning: EndingWarning, agreement: Agreement, held: int, *, by: int, at: datetime) -> None:
    """Mail whoever has an address; who has none sees it on the first page."""
    reached = [contact for contact in agreement.partner.contacts.all() if contact.email]
    for contact in reached:
        mail = ending_mail(agreement, contact, ends_on=warning.ends_on, running=held)
        queue_mail(agreement.organisation, mail, key=f"ending-{warning.pk}-{contact.side}", by=by, at=at)
    sides = {contact.side for contact in reached}
    warning.is_ours_mailed, warning.is_theirs_mailed = ContactSide.OURS in sides, ContactSide.THEIRS in sides
    warning.save(update_fields=["is_ours_mailed", "is_theirs_mailed"])
