"""Erases dossiers and signals, and then the people and addresses of whom nothing is left."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from samenspoor.domain.casework import rules
from samenspoor.domain.casework.models import (
    BulkLine,
    CollectionPause,
    ContactAttempt,
    CourtAdministrator,
    Deadline,
    Dossier,
    DossierResident,
    DossierSignal,
    Feedback,
    HelpOffer,
    KnownAtDebtHelp,
    Letter,
    PlannedVisit,
    PriorityDecision,
    ReferenceCode,
    ResidentBsn,
    ResidentCheck,
    SearchTerm,
    SeparateAddress,
    UnsafeAddress,
)
from samenspoor.domain.intake.models import ArrearsSignal
from samenspoor.domain.linkage.models import Address, Link, LinkCandidate, LinkReview, Resident
from samenspoor.domain.retention.erasing import Eraser
from samenspoor.domain.trajectory.models import (
    Handover,
    HelpInvitation,
    HelpRequest,
    HelpRequestContact,
    KeptReach,
    RequestLink,
)
from samenspoor.domain.volunteering.models import VisitOrder, WordBack

# What was done in a dossier, with the way to it; what hangs on another row stands before it.
_DONE = (
    (Handover, "person__dossier"),
    (RequestLink, "invitation__request__person__dossier"),
    (HelpInvitation, "request__person__dossier"),
    (HelpRequestContact, "request__person__dossier"),
    (KeptReach, "request__person__dossier"),
    (HelpRequest, "person__dossier"),
    (WordBack, "order__person__dossier"),
    (VisitOrder, "person__dossier"),
    (Feedback, "dossier_signal__dossier"),
    (ResidentCheck, "person__dossier"),
    (KnownAtDebtHelp, "person__dossier"),
    (CollectionPause, "person__dossier"),
    (HelpOffer, "person__dossier"),
    (Letter, "dossier"),
    (PlannedVisit, "dossier"),
    (ReferenceCode, "dossier"),
    (ContactAttempt, "dossier"),
    (Deadline, "dossier"),
    (PriorityDecision, "dossier"),
    (BulkLine, "dossier"),
    (DossierResident, "dossier"),
)


def erase_dossiers(dossiers: Sequence[Dossier], eraser: Eraser) -> None:
    """Erase dossiers with all that was done in them and the signals that were taken up."""
    ids = [dossier.pk for dossier in dossiers]
    taken = list(DossierSignal.objects.filter(dossier__in=ids))
    concerned = set(DossierResident.objects.filter(dossier__in=ids).values_list("resident_id", flat=True))
    moved_to = set(
        ResidentCheck.objects.filter(person__dossier__in=ids)
        .exclude(new_address=None)
        .values_list("new_address_id", flat=True)
    )
    _forget_done(eraser, dossier__in=ids)
    for model, way in _DONE:
        eraser.delete(model, list(model._base_manager.filter(**{f"{way}__in": ids}).values_list("pk", flat=True)))
    eraser.delete(DossierSignal, [row.pk for row in taken])
    eraser.delete(Dossier, ids)
    erase_signals([row.signal_id for row in taken], eraser)
    alone = {dossier.resident_id for dossier in dossiers if dossier.resident_id}
    _erase_residents({row.resident_id for row in taken} | concerned | alone, eraser)
    _erase_addresses({dossier.address_id for dossier in dossiers} | moved_to, eraser)


def _forget_done(eraser: Eraser, **which: list[int]) -> None:
    """Blank the history of what hung on people who stood in a dossier once, and on the dossiers themselves."""
    people = eraser.ever(DossierResident, **which)
    for model, way in _DONE:
        if way.startswith("person"):
            eraser.forget_deleted(model, person__in=people)
        elif way == "dossier" and "dossier__in" in which:
            eraser.forget_deleted(model, **which)
    eraser.forget_deleted(DossierResident, **which)


def erase_signals(ids: Sequence[int], eraser: Eraser) -> None:
    """Erase signals with their links."""
    links = list(Link.objects.filter(signal__in=ids))
    _delete_candidates(eraser, link__in=[link.pk for link in links])
    named = _delete_reviews(eraser, LinkReview.objects.filter(link__in=[link.pk for link in links]))
    eraser.delete(Link, [link.pk for link in links])
    eraser.delete(ArrearsSignal, ids)
    _erase_residents({link.resident_id for link in links} | named, eraser)
    _erase_addresses({link.address_id for link in links}, eraser)


def _delete_candidates(eraser: Eraser, **which: list[int]) -> None:
    eraser.delete(LinkCandidate, list(LinkCandidate.objects.filter(**which).values_list("pk", flat=True)))


def _delete_reviews(eraser: Eraser, reviews: "QuerySet[LinkReview]") -> set[int]:
    """Delete answers; returns the residents whom they named."""
    rows = list(reviews)
    eraser.delete(LinkReview, [review.pk for review in rows])
    return {resident for review in rows for resident in (review.stood_under_id, review.resident_id)}


def _erase_residents(ids: Iterable[int], eraser: Eraser) -> None:
    """Erase the residents to whom no link and no dossier points any more."""
    wanted = Resident.objects.filter(
        pk__in=ids,
        links__isnull=True,
        dossiers__isnull=True,
        dossier_residents__isnull=True,
        # As long as an answer can be taken back, the signals can come back to this resident.
        reviews_of_own_signals__isnull=True,
    )
    gone = list(
        wanted.exclude(pk__in=DossierSignal.objects.filter(resident__in=ids).values("resident")).values_list(
            "pk", flat=True
        )
    )
    _delete_candidates(eraser, resident__in=gone)
    _delete_reviews(eraser, LinkReview.objects.filter(resident__in=gone))
    # Also in dossiers that they left: their signals turned out to be someone else's.
    _forget_done(eraser, resident__in=gone)
    for model in (ResidentBsn, CourtAdministrator):
        eraser.forget_deleted(model, resident__in=gone)
        eraser.delete(model, list(model._base_manager.filter(resident__in=gone).values_list("pk", flat=True)))
    eraser.delete(Resident, gone)


def _erase_addresses(ids: Iterable[int], eraser: Eraser) -> None:
    """Erase the addresses to which nothing points any more; of the others, the words of whoever is gone."""
    gone = list(
        Address.objects.filter(
            pk__in=ids, links__isnull=True, dossiers__isnull=True, moved_to__isnull=True
        ).values_list("pk", flat=True)
    )
    # A dossier that was left by everyone was deleted at once, and stands in history only.
    eraser.forget_deleted(Dossier, address__in=gone)
    for model in (SearchTerm, SeparateAddress, UnsafeAddress):
        eraser.forget_deleted(model, address__in=gone)
        eraser.delete(model, list(model._base_manager.filter(address__in=gone).values_list("pk", flat=True)))
    eraser.delete(Address, gone)
    _forget_words(set(ids) - set(gone), eraser)


def _forget_words(addresses: Iterable[int], eraser: Eraser) -> None:
    """Delete the search words that neither the address nor anyone who is still linked to it explains."""
    explained: dict[int, set[str]] = defaultdict(set)
    for address in Address.objects.filter(pk__in=addresses):
        whole = f"{address.house_number}{address.house_letter}{address.house_addition}"
        explained[address.pk] |= rules.search_words(address.street, address.postcode, str(address.house_number), whole)
    for link in Link.objects.filter(address__in=addresses).select_related("resident"):
        person = link.resident
        explained[link.address_id] |= rules.search_words(
            person.surname, person.prefix, person.initials, person.business_name
        )
    terms = SearchTerm.objects.filter(address__in=addresses)
    eraser.delete(SearchTerm, [term.pk for term in terms if term.term not in explained[term.address_id]])
