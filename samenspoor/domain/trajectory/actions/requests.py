"""A request for a volunteer is sent, after acceptance or from the counter, and asked again of other organisations."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from samenspoor.domain.agreements.authority import Authority, authority_of
from samenspoor.domain.agreements.deployment import Phase
from samenspoor.domain.agreements.models import DataCategory
from samenspoor.domain.casework import terms
from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.trajectory.actions.links import mail_links
from samenspoor.domain.trajectory.asked import (
    Asked,
    Asker,
    UnableToAsk,
    Whose,
    drafted,
    drafted_contact,
    parties_asked,
    whose,
)
from samenspoor.domain.trajectory.asking import (
    AFTER_ACCEPTANCE,
    at_unsafe_addresses,
    candidates,
    is_unsafe,
    lacks_for,
    no_longer_able,
    phases_of,
    withheld,
)
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, HelpRequestContact, HelpSource
from samenspoor.domain.trajectory.states import INVITATION_NEXT, InvitationStatus, RequestStatus
from samenspoor.domain.trajectory.travelling import as_it_travels, left_out, speaks
from samenspoor.foundation.audit.states import step
from samenspoor.foundation.organisations.models import Organisation


@dataclass(frozen=True)
class _Origin:
    """Where a request comes from: someone of a dossier, or a form at the counter, sent once by its key."""

    organisation: Organisation
    person: DossierResident | None = None
    key: UUID = field(default_factory=uuid4)


@transaction.atomic
def send_request(person: DossierResident, asked: Asked, *, by: int, at: datetime) -> HelpRequest:
    """Ask for a volunteer for someone who accepted help, or whose dossier was closed after that."""
    terms.hold(person.dossier_id)
    person = DossierResident.objects.select_related("organisation", "dossier__address", "resident").get(pk=person.pk)
    if why := withheld(person):
        raise UnableToAsk(why)
    if asked.phase not in phases_of(person):
        raise UnableToAsk(_("This phase does not follow from where the resident is."))
    return _send(_Origin(person.organisation, person), asked, whose(person), by=by, at=at)


@transaction.atomic
def send_from_counter(
    organisation: Organisation, asked: Asked, *, asker: Asker, key: UUID | None = None, by: int, at: datetime
) -> HelpRequest:
    """Ask for a volunteer for someone at the counter; nothing was signalled, so there is no dossier.

    What is sent a second time with the same `key` is the same request.
    """
    if asked.phase not in AFTER_ACCEPTANCE:
        raise UnableToAsk(_("This phase does not follow from where the resident is."))
    if is_unsafe(organisation.pk, postcode=asker.postcode, house_number=asker.house_number):
        raise UnableToAsk(_("No volunteer goes to this address."))
    origin = _Origin(organisation, key=key or uuid4())
    if earlier := _sent_before(origin, asked, asker):
        return earlier
    try:
        with transaction.atomic():
            return _send(origin, asked, asker.whose, by=by, at=at)
    except IntegrityError:
        # Two taps at the same moment: the other one was first.
        if earlier := _sent_before(origin, asked, asker):
            return earlier
        raise


def _sent_before(origin: _Origin, asked: Asked, asker: Asker) -> HelpRequest | None:
    """The request that was sent from this form already; a page of before, filled in for someone else, is refused."""
    earlier = HelpRequest.objects.filter(organisation=origin.organisation, key=origin.key).first()
    if earlier and (earlier.contacts.get().name, earlier.question) != (asker.name, asked.question.strip()):
        raise UnableToAsk(_("This form was sent already. Begin a new one."))
    return earlier


def _send(origin: _Origin, asked: Asked, whose: Whose, *, by: int, at: datetime) -> HelpRequest:
    """Store request, contact and invitations; each organisation sees the request, and nobody yet who it is."""
    organisation, today = origin.organisation, timezone.localdate(at)
    parties = parties_asked(organisation, asked, whose, on=today)
    request = drafted(as_it_travels(asked, left_out(organisation.pk, asked, parties, on=today)), whose)
    request.organisation, request.shared_with, request.person = organisation, parties, origin.person
    request.key, request.source = origin.key, _source(origin.person, asked)
    request.told_on, request.made_at, request.made_by = today, at, by
    request.save()
    contact = drafted_contact(asked, whose)
    contact.organisation, contact.request = organisation, request
    contact.save()
    _invite(request, parties, by=by, at=at)
    mail_links(request, parties, by=by, at=at)
    return request


def _source(person: DossierResident | None, asked: Asked) -> HelpSource:
    if person is None:
        return HelpSource.COUNTER
    return HelpSource.AFTERCARE if asked.phase == Phase.AFTERCARE else HelpSource.ACCEPTANCE


def _invite(request: HelpRequest, parties: Collection[int], *, by: int, at: datetime) -> None:
    HelpInvitation.objects.bulk_create(
        HelpInvitation(
            organisation_id=request.organisation_id,
            shared_with=[party],
            request=request,
            party=party,
            asked_at=at,
            asked_by=by,
        )
        for party in parties
    )


@transaction.atomic
def ask_again(
    request: HelpRequest, parties: Collection[int], *, in_round: bool = False, by: int, at: datetime
) -> HelpRequest:
    """Ask other organisations, or ask those once more who did not answer; whoever refused is not asked again.

    For the matchingsoverleg that is each whose papers allow it. Whose papers do not any more is not asked any longer.
    """
    request, today = _hold(request), timezone.localdate(at)
    if request.status != RequestStatus.OPEN:
        raise UnableToAsk(_("An organisation has taken this up, or it was withdrawn."))
    if request in at_unsafe_addresses(request.organisation):
        raise UnableToAsk(_("No volunteer goes to this address."))
    authority = authority_of(request.organisation_id, reader=request.organisation_id)
    known = {each.party: each for each in request.invitations.select_for_update()}
    unable = no_longer_able([request], on=today)[request.pk]
    is_asked = any(each.status == InvitationStatus.ASKED and each.party not in unable for each in known.values())
    contact = request.contacts.get()
    if in_round:
        parties = _all_who_may(request, authority, contact, known, on=today)
    new = []
    for party in parties:
        lacks = lacks_for(authority, request, party=party, on=today)
        if lacks or party == contact.avoided_party:
            raise UnableToAsk(_("No paper allows: %(act)s.") % {"act": lacks})
        if not _may_read(authority, request, party, on=today):
            why = _(
                "The agreement does not name language and way of meeting, and this request does. Make a new request."
            )
            raise UnableToAsk(why)
        if party not in known:
            new.append(party)
        elif known[party].status != InvitationStatus.ASKED:
            step(known[party], to=InvitationStatus.ASKED, following=INVITATION_NEXT)
            again = known[party]
            again.asked_at, again.asked_by, again.reason = at, by, ""
            again.answered_at = again.answered_by = None
            again.save()
    if not parties:
        raise UnableToAsk(_nobody_for_the_round() if in_round else _("Choose at least one organisation."))
    _invite(request, new, by=by, at=at)
    _let_go(request, unable, by=by, at=at)
    at_the_table = set(unable) if request.in_round else set()
    # Did it come back from the matchingsoverleg? Then who is asked now answers by themselves.
    request.in_round = in_round or (request.in_round and is_asked)
    request.shared_with = sorted({*request.shared_with, *parties} - set(unable))
    request.save(update_fields=["shared_with", "in_round"])
    mail_links(request, parties, by=by, at=at)
    for party in sorted(at_the_table | (set(parties) if in_round else set())):
        # Whoever calls a matchingsoverleg puts it on the table, or takes it off, at once.
        app.configure_task("refresh_rounds").defer(organisation=party, user=by)
    return request


def _all_who_may(
    request: HelpRequest,
    authority: Authority,
    contact: HelpRequestContact,
    known: Mapping[int, HelpInvitation],
    *,
    on: date,
) -> list[int]:
    """Whom the matchingsoverleg adds: each whose papers allow it, that did not refuse and is not avoided."""
    closed = {party for party, each in known.items() if each.status != InvitationStatus.LAPSED}
    found = candidates(request.organisation, phase=Phase(request.phase), on=on)
    may = [each.party for each in found if not lacks_for(authority, request, party=each.party, on=on)]
    return [
        party
        for party in may
        if party not in {*closed, contact.avoided_party} and _may_read(authority, request, party, on=on)
    ]


def _nobody_for_the_round() -> str:
    return _(
        "No organisation can come to the matchingsoverleg for this: each said no, or lacks a paper. See at the chain "
        "partners which paper lacks, or stop this request and make a new one."
    )


def _may_read(authority: Authority, request: HelpRequest, party: int, *, on: date) -> bool:
    """All who are asked read the same request: nobody is added whose paper does not name what it says."""
    is_named = DataCategory.LANGUAGE in authority.data_named(party, on=on)
    return is_named or not speaks(request.languages, request.meetings)


def _let_go(request: HelpRequest, unable: Mapping[int, str], *, by: int, at: datetime) -> None:
    """Whose papers do not allow it any more reads why it is not asked any longer, and the request no more."""
    for invitation in request.invitations.filter(party__in=list(unable)):
        step(invitation, to=InvitationStatus.LAPSED, following=INVITATION_NEXT)
        invitation.reason = (_("The municipality asks others: %(why)s") % {"why": unable[invitation.party]})[:200]
        invitation.answered_at, invitation.answered_by = at, by
        invitation.save(update_fields=["status", "reason", "answered_at", "answered_by"])


def _hold(request: HelpRequest) -> HelpRequest:
    return HelpRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
