"""Who sends requests for a volunteer, and follows them: a caseworker of the municipality itself, whose paper it is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.authority import Authority, authority_of
from samenspoor.domain.agreements.deployment import Phase
from samenspoor.domain.agreements.models import ReportToUs
from samenspoor.domain.casework import access as casework
from samenspoor.domain.casework.models import Dossier, DossierResident, DossierSignal
from samenspoor.domain.casework.phones import phone_numbers
from samenspoor.domain.trajectory import promises
from samenspoor.domain.trajectory.asking import Candidate, candidates, helped_first, lacks_for, no_longer_able
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, HelpRequestContact, HelpRequestQuerySet
from samenspoor.domain.trajectory.request_steps import FOR_CASEWORKER, ORDER, RequestStep, request_step
from samenspoor.domain.trajectory.states import InvitationStatus, RequestStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.messaging.access import refused_of
from samenspoor.foundation.organisations.models import Organisation

MOST_SHOWN, MOST_ENDED = 20, 500


@dataclass(frozen=True)
class Followed:
    """A request as the municipality follows it, with who asks and what there is to do.

    `unable`: whom of those who were asked the papers do not allow it any more, by organisation, and which lack.
    """

    request: HelpRequest
    contact: HelpRequestContact
    invitations: Sequence[HelpInvitation]
    names: dict[int, str]
    step: RequestStep
    waits_days: int
    unable: Mapping[int, str] = field(default_factory=dict)

    @property
    def pk(self) -> int:
        """The key of the request."""
        return self.request.pk

    @property
    def organisation_id(self) -> int:
        """The owner, for the access log."""
        return self.request.organisation_id

    @property
    def keeps_reach(self) -> bool:
        """Whether telephone and e-mail stay here, because no paper lets them travel to who took it up."""
        return bool(self.request.kept_reach.all())

    @property
    def is_for_caseworker(self) -> bool:
        """Whether it is the caseworker's move."""
        return self.step in FOR_CASEWORKER

    @property
    def dossier(self) -> int | None:
        """The dossier that it came from, when the row was read with its person."""
        return self.request.person.dossier_id if self.request.person else None

    @property
    def wished(self) -> str:
        """The organisation that the resident prefers."""
        return self.names.get(self.request.wished_party or 0, "")

    @property
    def taken_up_by(self) -> str:
        """The organisation that took it up."""
        return self.names.get(self.request.accepted_by or 0, "")

    @property
    def rung(self) -> list[int]:
        """The organisations that a caseworker may want to ring: who took it up, else who can still answer."""
        if self.request.accepted_by and self.request.status in {RequestStatus.ACCEPTED, RequestStatus.STARTED}:
            return [self.request.accepted_by]
        is_open = self.request.status == RequestStatus.OPEN
        return [each.party for each in self.invitations if is_open and each.status == InvitationStatus.ASKED]

    @property
    def lacks(self) -> list[tuple[str, str]]:
        """Who was asked and may not take it up any more, each with the papers that lack."""
        return sorted((self.names.get(party, ""), why) for party, why in self.unable.items())

    @property
    def waits_for_nobody(self) -> bool:
        """Whether it is open and nobody that was asked can still take it up: then others are asked."""
        return self.request.status == RequestStatus.OPEN and not self.asked

    @property
    def asked(self) -> list[str]:
        """The organisations that may still answer, and may take it up."""
        asked = (
            each for each in self.invitations if each.status == InvitationStatus.ASKED and each.party not in self.unable
        )
        return [self.names.get(each.party, "") for each in asked]


def may_send_requests(actor: Actor) -> Verdict:
    """Answer whether this person asks for volunteers."""
    verdict = casework.may_work(actor)
    if verdict and actor.organisation.kind != Organisation.Kind.MUNICIPALITY:
        return Verdict(False, _("Only the municipality itself asks for volunteers."))
    return verdict


def candidates_for(actor: Actor, *, phase: Phase, day: date, person: DossierResident | None = None) -> list[Candidate]:
    """Whom this person can ask in a phase, who helped `person` before on top, and who may not with the reason."""
    may_send_requests(actor).or_refuse()
    return helped_first(candidates(actor.organisation, phase=phase, on=day), person)


def others_for(actor: Actor, request: HelpRequest, *, day: date) -> list[Candidate]:
    """Whom this person can ask besides: not whoever refused or was asked already, nor whom the resident avoids."""
    closed = {each.party for each in request.invitations.all() if each.status != InvitationStatus.LAPSED}
    closed |= {each.avoided_party for each in request.contacts.all() if each.avoided_party}
    found = candidates_for(actor, phase=Phase(request.phase), day=day, person=request.person)
    return [each for each in found if each.party not in closed]


def requests_of(actor: Actor) -> HelpRequestQuerySet:
    """Every request of the own municipality, with who asks and who was asked; what waits longest first."""
    may_send_requests(actor).or_refuse()
    rows = HelpRequest.objects.filter(organisation=actor.organisation)
    rows = rows.select_related("person").prefetch_related("contacts", "kept_reach", "invitations")
    return rows.order_by("made_at", "pk")


def get_request_or_404(actor: Actor, pk: int) -> HelpRequest:
    """Return one request of the own municipality and note the look."""
    return looks.open_or_404(requests_of(actor).select_related("person", "organisation"), pk)


def requests_of_dossiers(dossiers: Collection[Dossier]) -> "QuerySet[HelpRequest]":
    """The requests of dossiers that were fetched, the newest first."""
    rows = HelpRequest.objects.filter(person__dossier__in=dossiers)
    return rows.prefetch_related("contacts", "kept_reach", "invitations").order_by("-made_at", "-pk")


def follow(requests: Iterable[HelpRequest], *, on: date) -> list[Followed]:
    """Requests that were read by `requests_of`, each with its step; the names of organisations in one query more."""
    rows = list(requests)
    asked = {each.party for row in rows for each in row.invitations.all()}
    unheard, unable = unheard_of(rows, on=on), no_longer_able(rows, on=on)
    wished = {row.wished_party for row in rows if row.wished_party}
    names = {each.pk: each.name for each in Organisation.objects.filter(pk__in=asked | wished)}
    return [
        Followed(
            request=row,
            contact=contact_of(row),
            invitations=sorted(row.invitations.all(), key=lambda each: names.get(each.party, "")),
            names=names,
            step=request_step(
                row,
                list(row.invitations.all()),
                on=on,
                is_unheard=row.pk in unheard,
                unable=unable.get(row.pk, ()),
            ),
            waits_days=_waits(row, on=on, is_unheard=row.pk in unheard),
            unable=unable.get(row.pk, {}),
        )
        for row in rows
    ]


def followed(actor: Actor, *, is_ended: bool, on: date) -> list[Followed]:
    """The running requests of the own municipality, what asks for someone on top; or the last that ended."""
    rows = requests_of(actor)
    if is_ended:
        ended = rows.filter(status__in=(RequestStatus.ENDED, RequestStatus.WITHDRAWN))
        return follow(ended.order_by("-ended_at", "-pk")[:MOST_ENDED], on=on)
    return by_step(follow(rows.running(), on=on))


def by_step(found: Iterable[Followed]) -> list[Followed]:
    """The most urgent step first, and in each step who waits longest."""
    return sorted(found, key=lambda each: (ORDER.index(each.step), -each.waits_days, each.pk))


def _waits(request: HelpRequest, *, on: date, is_unheard: bool) -> int:
    """How long the resident waits, or waited until help began or it ended."""
    has_begun = is_unheard or request.status in {RequestStatus.STARTED, RequestStatus.ENDED}
    until = (request.accepted_at if has_begun else None) or request.ended_at
    return ((timezone.localdate(until) if until else on) - timezone.localdate(request.made_at)).days


def to_act_on(actor: Actor, *, on: date) -> list[Followed]:
    """What waits for a caseworker, the most urgent on top; nothing for who does not send requests."""
    if not may_send_requests(actor):
        return []
    found = by_step(follow(requests_of(actor).running(), on=on))
    return [each for each in found if each.is_for_caseworker][:MOST_SHOWN]


def reach_of(person: DossierResident) -> tuple[str, str]:
    """The telephone number and e-mail address that came last with the signals of someone; empty when none did."""
    phones = phone_numbers([person.dossier_id]).get((person.dossier_id, person.resident_id), [])
    signals = DossierSignal.objects.filter(dossier=person.dossier_id, resident=person.resident_id)
    email = signals.exclude(signal__email="").order_by("-pk").values_list("signal__email", flat=True).first()
    return next(iter(phones), ""), email or ""


def why_not_begun(found: Followed, *, on: date) -> str:
    """Which papers lack for whoever took it up to let a volunteer begin; empty when none does, or help may run."""
    party = found.request.accepted_by
    # Where it was agreed not to hear of the start, help may have begun while the papers held.
    if found.request.status != RequestStatus.ACCEPTED or found.step == RequestStep.UNHEARD or party is None:
        return ""
    authority = authority_of(found.organisation_id, reader=found.organisation_id)
    return lacks_for(authority, found.request, party=party, on=on)


def is_out_of_reach(actor: Actor, found: Followed) -> bool:
    """Whether the last mail to who waits did not arrive: then somebody rings."""
    return bool(found.contact.email) and bool(refused_of(actor.organisation, [found.contact.email]))


def hears_how_far(found: Followed, *, on: date) -> bool:
    """Whether the agreement with whoever took it up names how far the search is."""
    authority = authority_of(found.organisation_id, reader=found.organisation_id)
    return authority.may_report(found.request.accepted_by or 0, ReportToUs.PLANNED, on=on)


def unheard_of(requests: Iterable[HelpRequest], *, on: date) -> set[int]:
    """Those that were taken up under a data paper that does not name the start: nobody waits for a word about it."""
    taken = [row for row in requests if row.status == RequestStatus.ACCEPTED]
    authorities = {owner: authority_of(owner, reader=owner) for owner in {row.organisation_id for row in taken}}
    return {row.pk for row in taken if _hears_nothing(authorities[row.organisation_id], row.accepted_by or 0, on)}


def _hears_nothing(authority: Authority, party: int, on: date) -> bool:
    # Without any paper that holds it was not agreed, but lacks.
    return bool(authority.data_named(party, on=on)) and not authority.may_report(party, ReportToUs.STARTED, on=on)


def contact_of(request: HelpRequest) -> HelpRequestContact:
    """Who asks, with what stays at the municipality; the row was read with `contacts` and `kept_reach`.

    A copy that cannot be saved: the row itself is shared, and what stays here must not come into it.
    """
    contact = copy(request.contacts.all()[0])
    contact.pk = None
    for kept in request.kept_reach.all():
        contact.telephone, contact.email = kept.telephone, kept.email
    return contact


def to_tell(organisation: Organisation, *, on: date) -> list[HelpRequest]:
    """Who waits and has not heard for two weeks how it stands."""
    waiting = (RequestStatus.OPEN, RequestStatus.ACCEPTED)
    before = on - timedelta(days=promises.WORD_DAYS)
    rows = HelpRequest.objects.filter(organisation=organisation, status__in=waiting, told_on__lte=before)
    found = list(rows.prefetch_related("contacts", "kept_reach").order_by("pk"))
    unheard = unheard_of(found, on=on)
    return [row for row in found if row.pk not in unheard]
