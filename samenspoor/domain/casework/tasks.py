"""What runs later in casework: rounds close, dossiers are put in order, people are looked up, drafts are forgotten."""

from django.utils import timezone
from procrastinate.contrib.django import app

from samenspoor.domain.casework.access import staff_of, workers_of
from samenspoor.domain.casework.actions.bulk import forget_unstarted
from samenspoor.domain.casework.actions.priority import order_judging
from samenspoor.domain.casework.actions.reminders import forget_reminders, mail_reminder, remind
from samenspoor.domain.casework.actions.rounds import close_due_rounds
from samenspoor.domain.casework.actions.saved_views import forget_views
from samenspoor.domain.casework.checking import check_round
from samenspoor.domain.casework.judging_again import judge_all
from samenspoor.foundation.jobs.owned import Assignment, owned_task
from samenspoor.foundation.organisations.models import Organisation

_BY_ITSELF = 0
_EVERY_NIGHT = "5 0 * * *"
_AFTER_CLOSING = "15 0 * * *"
_AFTER_JUDGING = "35 0 * * *"
# Seven or eight in the morning in the Netherlands; cron counts in UTC.
_EVERY_MORNING = "0 6 * * *"


@owned_task(name="close_due_rounds", purpose="close rounds whose day has passed")
def close_rounds(assignment: Assignment) -> None:
    """Close the rounds of one municipality."""
    close_due_rounds(assignment.organisation.pk, by=assignment.by, at=assignment.at)


@app.periodic(cron=_EVERY_NIGHT)
@app.task(name="close_rounds_everywhere", queueing_lock="close_rounds_everywhere")
def close_rounds_everywhere(timestamp: int) -> None:
    """Put a task aside for each municipality: no transaction works for two."""
    for municipality in Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY):
        close_rounds.defer(organisation=municipality.pk, user=_BY_ITSELF)


@owned_task(name="judge_rounds", purpose="put dossiers in order", in_steps=True)
def judge_rounds(assignment: Assignment, *, run: int) -> None:
    """Judge the dossiers of the rounds that are worked on by the rules of today."""
    judge_all(run, assignment)


@owned_task(name="judge_every_night", purpose="put dossiers in order", in_steps=True)
def judge_every_night(assignment: Assignment) -> None:
    """A crisis came a day nearer, and rules may begin today."""
    with assignment.acting():
        run = order_judging(assignment.organisation, by=assignment.by, at=assignment.at)
    judge_all(run.pk, assignment)


@app.periodic(cron=_AFTER_CLOSING)
@app.task(name="judge_everywhere", queueing_lock="judge_everywhere")
def judge_everywhere(timestamp: int) -> None:
    """Put a task aside for each municipality: no transaction works for two."""
    for municipality in Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY):
        judge_every_night.defer(organisation=municipality.pk, user=_BY_ITSELF)


@owned_task(name="check_people", purpose="check people in the BRP", in_steps=True)
def check_people(assignment: Assignment, *, run: int) -> None:
    """Look everyone of a round up in the population register."""
    check_round(run, assignment)


@owned_task(name="tidy_worklist", purpose="forget what was chosen and never begun")
def tidy_worklist(assignment: Assignment) -> None:
    """Forget what colleagues of one organisation chose and left, the views of who left, and reminders gone by."""
    forget_reminders(assignment.organisation, by=assignment.by, at=assignment.at)
    forget_unstarted(assignment.organisation, by=assignment.by, at=assignment.at)
    staff = staff_of(assignment.organisation, day=timezone.localdate(assignment.at))
    forget_views(assignment.organisation, staff=staff, by=assignment.by, at=assignment.at)


@app.periodic(cron=_AFTER_JUDGING)
@app.task(name="tidy_worklists", queueing_lock="tidy_worklists")
def tidy_worklists(timestamp: int) -> None:
    """Put a task aside for each organisation: no transaction works for two."""
    for organisation in Organisation.objects.all():
        tidy_worklist.defer(organisation=organisation.pk, user=_BY_ITSELF)


@owned_task(name="remind_colleagues", purpose="remind of terms", in_steps=True)
def remind_colleagues(assignment: Assignment) -> None:
    """Count what asks for attention per colleague, and send each a message that holds numbers only."""
    with assignment.acting():
        staff = workers_of(assignment.organisation, day=timezone.localdate(assignment.at))
        reminders = remind(assignment.organisation, staff=staff, by=assignment.by, at=assignment.at)
    for reminder in reminders:
        with assignment.acting():
            mail_reminder(reminder, by=assignment.by, at=assignment.at)


@app.periodic(cron=_EVERY_MORNING)
@app.task(name="remind_everywhere", queueing_lock="remind_everywhere")
def remind_everywhere(timestamp: int) -> None:
    """Put a task aside for each organisation: no transaction works for two."""
    for organisation in Organisation.objects.all():
        remind_colleagues.defer(organisation=organisation.pk, user=_BY_ITSELF)
