"""A request for a volunteer is sent, after acceptance or from the counter, and asked again of other organisations."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.authority import Authority, authority_of
from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.agreements.lacks import lacks_text
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
    is_unsafe,
    lacking,
    phases_of,
    withheld,
)
from samenspoor.domain.trajectory.models import HelpInvitation, HelpRequest, HelpSource
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
def ask_again(request: HelpRequest, parties: Collection[int], *, by: int, at: datetime) -> HelpRequest:
    """Ask other organisations, or ask those once more who did not answer; whoever refused is not asked again."""
    request, today = _hold(request), timezone.localdate(at)
    if request.status != RequestStatus.OPEN:
        raise UnableToAsk(_("An organisation has taken this up, or it was withdrawn."))
    if request in at_unsafe_addresses(request.organisation):
        raise UnableToAsk(_("No volunteer goes to this address."))
    authority = authority_of(request.organisation_id, reader=request.organisation_id)
    known = {each.party: each for each in request.invitations.select_for_update()}
    is_asked = any(each.status == InvitationStatus.ASKED for each in known.values())
    contact = request.contacts.get()
    new = []
    for party in parties:
        roles, tasks = [HelpRole(each) for each in request.roles], [HelpTask(each) for each in request.tasks]
        lacks = lacking(authority, party=party, phase=Phase(request.phase), roles=roles, tasks=tasks, on=today)
        if lacks or party == contact.avoided_party:
            raise UnableToAsk(_("No paper allows: %(act)s.") % {"act": lacks_text(lacks)})
        if speaks(request.languages, request.meetings):
            _check_language(authority, party, on=today)
        if party not in known:
            new.append(party)
        elif known[party].status != InvitationStatus.ASKED:
            step(known[party], to=InvitationStatus.ASKED, following=INVITATION_NEXT)
            again = known[party]
            again.asked_at, again.asked_by, again.reason = at, by, ""
            again.answered_at = again.answered_by = None
            again.save()
    if not parties:
        raise UnableToAsk(_("Choose at least one organisation."))
    _invite(request, new, by=by, at=at)
    if not is_asked:
        # It came back from the matchingsoverleg: who is asked now answers by themselves.
        request.in_round = False
    request.shared_with = sorted({*request.shared_with, *parties})
    request.save(update_fields=["shared_with", "in_round"])
    mail_links(request, parties, by=by, at=at)
    return request


def _check_language(authority: Authority, party: int, *, on: date) -> None:
    """All who are asked read the same request: nobody is added whose paper does not name what it says."""
    if DataCategory.LANGUAGE not in authority.data_named(party, on=on):
        why = _("The agreement does not name language and way of meeting, and this request does. Make a new request.")
        raise UnableToAsk(why)


def _hold(request: HelpRequest) -> HelpRequest:
    return HelpRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
