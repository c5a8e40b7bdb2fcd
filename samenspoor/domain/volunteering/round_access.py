"""Who sits at a matchingsoverleg: the coordinators of the organisations that take part, nobody else."""

from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.models import ChainPartner
from samenspoor.domain.volunteering.access import may_manage_volunteers
from samenspoor.domain.volunteering.meeting import last_on_each_pair, own_volunteers
from samenspoor.domain.volunteering.models import (
    AllocationRound,
    AllocationRoundQuerySet,
    DecisionKind,
    HelpedResident,
    RoundDecision,
    RoundPair,
    RoundParticipation,
)
from samenspoor.domain.volunteering.states import HelpedStatus, RoundStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.models import Organisation


def rounds_for(actor: Actor) -> AllocationRoundQuerySet:
    """The rounds that the own organisation called or was invited to, the newest first."""
    may_manage_volunteers(actor).or_refuse()
    return AllocationRound.objects.order_by("-called_at", "-pk")


def get_round_or_404(actor: Actor, pk: int) -> AllocationRound:
    """Return one round and note the look."""
    return looks.open_or_404(rounds_for(actor), pk)


def may_lead(actor: Actor, this: AllocationRound) -> Verdict:
    """Answer whether this person begins and closes the meeting: a coordinator of whoever called it."""
    verdict = may_manage_volunteers(actor)
    if verdict and this.organisation_id != actor.organisation.pk:
        return Verdict(False, _("Only the organisation that called the meeting begins and closes it."))
    if verdict and this.status == RoundStatus.CLOSED:
        return Verdict(False, _("This matchingsoverleg is closed."))
    return verdict


def municipalities_of(actor: Actor) -> list[Organisation]:
    """The municipalities with which the own organisation has papers."""
    owners = ChainPartner.objects.filter(participant=actor.organisation).values("organisation")
    return list(Organisation.objects.filter(pk__in=owners, kind=Organisation.Kind.MUNICIPALITY))


def who_may_be_invited(actor: Actor) -> list[Organisation]:
    """Every other volunteer organisation of this installation."""
    rows = Organisation.objects.filter(kind=Organisation.Kind.VOLUNTEER_ORGANISATION)
    return list(rows.exclude(pk=actor.organisation.pk))


def organisations_of(this: AllocationRound) -> dict[int, Organisation]:
    """Everybody at the table, by number."""
    return Organisation.objects.in_bulk(this.members)


def pairs_of(this: AllocationRound) -> list[RoundPair]:
    """What a closed round proposed."""
    return list(RoundPair.objects.filter(round_key=this.key).order_by("pk"))


def decisions_of(this: AllocationRound) -> list[RoundDecision]:
    """The decision that counts on each pair, in the order in which they were made; what was left open again is none."""
    rows = RoundDecision.objects.filter(round_key=this.key, organisation__in=this.members).order_by("pk")
    last = last_on_each_pair(rows)
    return [one for one in last.values() if one.kind != DecisionKind.RELEASE]


def parts_of(this: AllocationRound) -> dict[int, str]:
    """Who sat at the table for each organisation, as it wrote that down itself."""
    rows = RoundParticipation.objects.filter(round_key=this.key, organisation__in=this.members)
    return dict(rows.values_list("organisation", "name"))


def own_names(actor: Actor, this: AllocationRound) -> dict[str, str]:
    """Who the own volunteers and residents in a round are, by key; another organisation's are not to be had."""
    volunteers = own_volunteers(this, actor.organisation.pk)
    looks.listed([row.volunteer for row in volunteers.values() if row.volunteer])
    waiting = HelpedResident.objects.filter(organisation=actor.organisation, status=HelpedStatus.SEEKING)
    residents = looks.listed(waiting.filter(municipality=None))
    return {key: str(row) for key, row in volunteers.items()} | {str(one.key): one.name for one in residents}
