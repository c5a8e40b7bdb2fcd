"""What runs later of volunteering: overtaken orders, reports, numbers, rounds, and pairings that stand still."""

from procrastinate.contrib.django import app

from samenspoor.domain.volunteering.actions import standing, waiting
from samenspoor.domain.volunteering.actions.answers import mail_message
from samenspoor.domain.volunteering.actions.capacity import publish_capacity
from samenspoor.domain.volunteering.actions.hand_over import hear_taken_over, take_over_resident
from samenspoor.domain.volunteering.actions.hearing import hear_report
from samenspoor.domain.volunteering.actions.orders import recall_overtaken
from samenspoor.domain.volunteering.actions.rounds import refresh_rounds
from samenspoor.domain.volunteering.actions.shelf import share_shelf
from samenspoor.domain.volunteering.actions.words_back import tell_back
from samenspoor.domain.volunteering.models import HelpReport, OrganisationMessage, ResidentHandOver
from samenspoor.foundation.jobs import rhythm
from samenspoor.foundation.jobs.owned import Assignment, owned_task
from samenspoor.foundation.organisations.models import Organisation

_BY_ITSELF = 0
_EVERY_MORNING = "20 5 * * *"


@owned_task(name="recall_orders", purpose="take back visit orders that were overtaken")
def recall_orders(assignment: Assignment) -> None:
    """Take back what a municipality asked about people who were spoken to since."""
    recall_overtaken(assignment.organisation, by=assignment.by, at=assignment.at)


@owned_task(name="hear_help_report", purpose="hear how help goes")
def hear_help_report(assignment: Assignment, *, report: int) -> None:
    """The municipality hears what an organisation reported on a request that it took up."""
    hear_report(HelpReport.objects.get(pk=report), by=assignment.by, at=assignment.at)


@owned_task(name="tell_back", purpose="tell what came of a volunteer's report")
def tell_what_came(assignment: Assignment) -> None:
    """Tell organisations that what their volunteers reported was picked up, or ended."""
    tell_back(assignment.organisation, by=assignment.by, at=assignment.at)


@app.periodic(cron=rhythm.EVERY_HOUR)
@app.task(name="recall_orders_everywhere", queueing_lock="recall_orders_everywhere")
def recall_orders_everywhere(timestamp: int) -> None:
    """Put a task aside for each municipality: no transaction works for two."""
    for municipality in Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY):
        recall_orders.defer(organisation=municipality.pk, user=_BY_ITSELF)
        tell_what_came.defer(organisation=municipality.pk, user=_BY_ITSELF)


@owned_task(name="publish_capacity", purpose="tell how many volunteers there are")
def publish(assignment: Assignment) -> None:
    """Tell the municipalities with which there is a paper, in the organisation's own context."""
    publish_capacity(assignment.organisation, by=assignment.by, at=assignment.at)


@app.periodic(cron=rhythm.EVERY_NIGHT)
@app.task(name="publish_capacity_everywhere", queueing_lock="publish_capacity_everywhere")
def publish_everywhere(timestamp: int) -> None:
    """Put a task aside for each volunteer organisation."""
    for party in Organisation.objects.filter(kind=Organisation.Kind.VOLUNTEER_ORGANISATION):
        publish.defer(organisation=party.pk, user=_BY_ITSELF)


@owned_task(name="share_shelf", purpose="share the shelf with the chain as it is today")
def share_own_shelf(assignment: Assignment) -> None:
    """Who joined the chain reads what stands there; who left does not."""
    share_shelf(assignment.organisation, by=assignment.by, at=assignment.at)


@app.periodic(cron=rhythm.EVERY_NIGHT)
@app.task(name="share_shelf_everywhere", queueing_lock="share_shelf_everywhere")
def share_shelf_everywhere(timestamp: int) -> None:
    """Put a task aside for each municipality and volunteer organisation."""
    kinds = (Organisation.Kind.MUNICIPALITY, Organisation.Kind.VOLUNTEER_ORGANISATION)
    for organisation in Organisation.objects.filter(kind__in=kinds):
        share_own_shelf.defer(organisation=organisation.pk, user=_BY_ITSELF)


@owned_task(name="mail_message", purpose="mail a message to volunteers without a phone here")
def mail_to_volunteers(assignment: Assignment, *, message: int) -> None:
    """The request of the coordinator waits for no mail, however many volunteers there are."""
    mail_message(OrganisationMessage.objects.get(pk=message), by=assignment.by, at=assignment.at)


@owned_task(name="refresh_rounds", purpose="keep what was put into a matchingsoverleg current, and take it out after")
def refresh_own_rounds(assignment: Assignment) -> None:
    """Put in anew what changed since; of a closed round nothing stays."""
    refresh_rounds(assignment.organisation, by=assignment.by, at=assignment.at)


@app.periodic(cron=rhythm.EVERY_HOUR)
@app.task(name="refresh_rounds_everywhere", queueing_lock="refresh_rounds_everywhere")
def refresh_rounds_everywhere(timestamp: int) -> None:
    """Put a task aside for each volunteer organisation: no transaction works for two."""
    for organisation in Organisation.objects.filter(kind=Organisation.Kind.VOLUNTEER_ORGANISATION):
        refresh_own_rounds.defer(organisation=organisation.pk, user=_BY_ITSELF)


@owned_task(name="receive_handed_over_resident", purpose="take over a resident of another organisation")
def receive_resident(assignment: Assignment, *, hand_over: int) -> None:
    """Make the own resident of what another organisation handed over to this one."""
    if handed := ResidentHandOver.objects.filter(pk=hand_over).first():
        take_over_resident(handed, organisation=assignment.organisation, by=assignment.by, at=assignment.at)


@owned_task(name="hear_resident_taken_over", purpose="hear that another organisation helps a resident")
def hear_resident_taken_over(assignment: Assignment, *, hand_over: int) -> None:
    """The organisation that the resident came to hears that the other one has taken over."""
    hear_taken_over(ResidentHandOver.objects.get(pk=hand_over), by=assignment.by, at=assignment.at)


@owned_task(name="write_to_who_came", purpose="let who waits know how it stands")
def write_to_waiting(assignment: Assignment) -> None:
    """Each morning: whom a mail did not reach is somebody's to ring, and who waits gets word."""
    waiting.hear_unreached(assignment.organisation, by=assignment.by, at=assignment.at)
    waiting.write_to_who_came(assignment.organisation, by=assignment.by, at=assignment.at)


@app.periodic(cron=_EVERY_MORNING)
@app.task(name="write_to_who_came_everywhere", queueing_lock="write_to_who_came_everywhere")
def write_to_waiting_everywhere(timestamp: int) -> None:
    """Put a task aside for each volunteer organisation."""
    for organisation in Organisation.objects.filter(kind=Organisation.Kind.VOLUNTEER_ORGANISATION):
        write_to_waiting.defer(organisation=organisation.pk, user=_BY_ITSELF)


@owned_task(name="keep_standing", purpose="see which pairings stand still, and which go on")
def keep_standing(assignment: Assignment) -> None:
    """Look at every running pairing of an organisation."""
    standing.keep_standing(assignment.organisation, by=assignment.by, at=assignment.at)


@app.periodic(cron=rhythm.EVERY_NIGHT)
@app.task(name="keep_standing_everywhere", queueing_lock="keep_standing_everywhere")
def keep_standing_everywhere(timestamp: int) -> None:
    """Put a task aside for each volunteer organisation."""
    for organisation in Organisation.objects.filter(kind=Organisation.Kind.VOLUNTEER_ORGANISATION):
        keep_standing.defer(organisation=organisation.pk, user=_BY_ITSELF)
