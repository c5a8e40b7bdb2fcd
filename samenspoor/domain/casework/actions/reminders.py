"""Colleagues are reminded of terms, on the morning of a working day."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import cast

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework import deadlines
from samenspoor.domain.casework.models import Dossier, Reminder
from samenspoor.foundation.accounts.models import User
from samenspoor.foundation.organisations.models import Organisation


@transaction.atomic
def remind(organisation: Organisation, *, staff: Collection[int], by: int, at: datetime) -> list[Reminder]:
    """Write down once what each of the staff must know today; nothing on a free day, nothing for who is up to date.

    Counts the dossiers that the organisation may see: its own, or those of the municipalities that it works for.
    """
    today = timezone.localdate(at)
    if not deadlines.is_working_day(today):
        return []
    soon = deadlines.after_working_days(today, 1)
    due = Dossier.objects.due_by(soon)
    counts: dict[int | None, dict[str, int]] = defaultdict(lambda: {"overdue": 0, "today": 0, "soon": 0})
    for dossier in due.only("assigned_to", "next_due_on"):
        due_on = cast(date, dossier.next_due_on)
        when = "overdue" if due_on < today else "today" if due_on == today else "soon"
        counts[dossier.assigned_to][when] += 1
    of_nobody = sum(counts[None].values())
    rows = []
    for worker in sorted(staff):
        own = counts[worker]
        if of_nobody or any(own.values()):
            rows.append(Reminder(organisation=organisation, worker=worker, day=today, of_nobody=of_nobody, **own))
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    return list(Reminder.objects.filter(organisation=organisation, day=today).order_by("worker"))


@transaction.atomic
def mail_reminder(reminder: Reminder, *, by: int, at: datetime) -> bool:
    """Send one reminder by e-mail, once; returns whether it went. Without a mail server none goes.

    E-mail is read on phones and by others: it holds numbers, and no word about who.
    """
    reminder = Reminder.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=reminder.pk)
    user = User.objects.filter(pk=reminder.worker, is_active=True).first()
    if reminder.mailed_at or not user or not settings.EMAIL_HOST:
        return False
    reminder.mailed_at = at
    reminder.save(update_fields=["mailed_at"])
    send_mail(
        _("Samenspoor: terms of %(name)s") % {"name": reminder.organisation.name},
        _letter(reminder, user.name),
        None,
        [user.email],
    )
    return True


@transaction.atomic
def forget_reminders(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Throw away what was counted on earlier days."""
    return Reminder.objects.filter(organisation=organisation, day__lt=timezone.localdate(at)).delete()[0]


def _letter(reminder: Reminder, name: str) -> str:
    lines = (
        (reminder.overdue, _("Too late: %(count)d")),
        (reminder.today, _("Ends today: %(count)d")),
        (reminder.soon, _("Ends the next working day: %(count)d")),
        (reminder.of_nobody, _("Of nobody yet, and too late or nearly: %(count)d")),
    )
    told = "\n".join(f"- {line % {'count': count}}" for count, line in lines if count)
    greeting = _("Hello %(name)s,") % {"name": name}
    opening = _("These dossiers ask for attention today:")
    return f"{greeting}\n\n{opening}\n\n{told}\n\n{_where(reminder.organisation)}\n"


def _where(organisation: Organisation) -> str:
    if settings.CSRF_TRUSTED_ORIGINS:
        return f"{settings.CSRF_TRUSTED_ORIGINS[0]}/{organisation.slug}/werklijst/"
    return _("You find them on the worklist in Samenspoor.")
