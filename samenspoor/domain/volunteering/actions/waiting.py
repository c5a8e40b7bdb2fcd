"""Who came directly to the organisation and waits hears every two weeks how it stands: by mail, else somebody rings."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from samenspoor.domain.trajectory.waiting_words import waiting_mail
from samenspoor.domain.volunteering.models import HelpedResident
from samenspoor.domain.volunteering.states import HelpedStatus
from samenspoor.domain.volunteering.waiting import by_mail, stage_of, who_waits_for_word
from samenspoor.foundation.messaging.access import given_up_of
from samenspoor.foundation.messaging.actions import queue_mail
from samenspoor.foundation.organisations.models import Organisation


@transaction.atomic
def tell_waiting(resident: HelpedResident, *, by: int, at: datetime) -> HelpedResident:
    """The resident was told today how it stands; in two weeks again, as long as nobody has come."""
    resident = HelpedResident.objects.select_for_update(of=("self",)).get(pk=resident.pk)
    resident.told_on = timezone.localdate(at)
    resident.save(update_fields=["told_on"])
    return resident


@transaction.atomic
def write_to_who_came(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Write to who waits and can be reached by mail; the others stand on the coordinator's day. Returns how many."""
    today = timezone.localdate(at)
    waiting = by_mail(organisation, who_waits_for_word(organisation, on=today))
    prefetch_related_objects(waiting, "pairings")
    for resident in waiting:
        stage = "" if resident.status == HelpedStatus.INTAKE else stage_of(resident.pairings.all())
        mail = waiting_mail(organisation, to=resident.email, name=resident.name, stage=stage)
        queue_mail(organisation, mail, key=_about(resident, today), by=by, at=at)
        tell_waiting(resident, by=by, at=at)
    return len(waiting)


@transaction.atomic
def hear_unreached(organisation: Organisation, *, by: int, at: datetime) -> int:
    """Whoever did not get the last mail was not told: from today that is the coordinator's to do."""
    told = HelpedResident.objects.filter(organisation=organisation, municipality=None, told_on__isnull=False)
    last = {_about(each, each.told_on): each for each in told.exclude(status=HelpedStatus.ENDED) if each.told_on}
    unreached = given_up_of(organisation, last)
    HelpedResident.objects.filter(pk__in=[last[key].pk for key in unreached]).update(told_on=None)
    return len(unreached)


def _about(resident: HelpedResident, day: date) -> str:
    """The key of the mail of a day to who waits."""
    return f"came-{resident.pk}-{day}"
