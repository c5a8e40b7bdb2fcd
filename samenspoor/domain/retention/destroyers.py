"""What is destroyed when a term is over: one declaration per retention class."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import DateField, Exists, ExpressionWrapper, F, Max, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.models import (
    Agreement,
    AgreementVersion,
    ContactPerson,
    EndingWarning,
    Evaluation,
    EvaluationWarning,
    SignedPaper,
    StopChange,
)
from samenspoor.domain.casework.breach_states import BreachStatus
from samenspoor.domain.casework.models import (
    CollectionPause,
    DataBreach,
    DataBreachStep,
    Deadline,
    Dossier,
    LetterBatch,
    PauseAnswer,
)
from samenspoor.domain.intake.models import ArrearsSignal, Delivery, RejectedRow, SignalStatus
from samenspoor.domain.retention.dossiers import erase_dossiers, erase_signals
from samenspoor.domain.retention.erasing import Eraser
from samenspoor.domain.trajectory.models import (
    Handover,
    HelpInvitation,
    HelpRequest,
    HelpRequestContact,
    KeptReach,
    RequestLink,
)
from samenspoor.domain.trajectory.states import HandoverStatus, RequestStatus
from samenspoor.domain.volunteering.models import (
    GivenBack,
    HelpedResident,
    HelpReport,
    Measurement,
    OrganisationMessage,
    Pairing,
    ResidentHandOver,
    ResidentMachtiging,
    SecrecyStatement,
    TaskShare,
    Training,
    TrainingWish,
    Visit,
    Volunteer,
    WellBeing,
)
from samenspoor.domain.volunteering.states import HelpedStatus, VolunteerStatus
from samenspoor.foundation.accounts.models import Membership
from samenspoor.foundation.accounts.removal import remove_without_role
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.messaging.models import OutgoingMail
from samenspoor.foundation.messaging.states import MailStatus
from samenspoor.foundation.organisations.classification import RetentionClass

Due = Callable[[date], "QuerySet[Any]"]
NOT_TAKEN_UP = [status for status in SignalStatus if status not in (SignalStatus.OPEN, SignalStatus.TAKEN_UP)]
BEING_READ = (Delivery.Status.WAITING, Delivery.Status.READING)


class UnableToDestroyFile(Exception):
    """A file stands where it should not; the message says which."""


def _delete_records(records: Sequence[Any], eraser: Eraser) -> None:
    """Delete the records themselves: nothing hangs on them."""
    eraser.delete(type(records[0]), [record.pk for record in records])


@dataclass(frozen=True, kw_only=True)
class Destroyer:
    """How the records of one class go.

    `due` gives the records of which the term began before a date, counted from what `counted_from` says. `erase` takes
    a chunk of them and must leave none of them due. `remove_files` removes what stands on the disk, before that.
    `staying` gives those that stay because work on them runs, `ended_at` the field from which the term counts. `beside`
    gives what is kept for the same reason and hangs on none of them: those go by themselves, after the same term.
    """

    retention_class: RetentionClass
    counted_from: str | Promise
    due: Due
    erase: Callable[[Sequence[Any], Eraser], None] = _delete_records
    remove_files: Callable[[Sequence[Any]], None] | None = None
    staying: Due | None = None
    ended_at: str = ""
    beside: Due | None = None

    def records(self, organisation_id: int, *, before: date) -> "QuerySet[Any]":
        """What is due of one owner; what others share with it is theirs to destroy."""
        return self.due(before).filter(organisation_id=organisation_id)

    def records_beside(self, organisation_id: int, *, before: date) -> "QuerySet[Any] | None":
        """What goes by itself of one owner; None in a class that has no such records."""
        return self.beside(before).filter(organisation_id=organisation_id) if self.beside else None

    def count(self, organisation_id: int, *, before: date) -> tuple[int, int, datetime | None]:
        """How many are due, how many stay because work on them runs, and how recently the newest that is due ended."""
        due = self.records(organisation_id, before=before)
        staying = self.staying(before).filter(organisation_id=organisation_id).count() if self.staying else 0
        newest = due.aggregate(newest=Max(self.ended_at))["newest"] if self.ended_at else None
        beside = self.records_beside(organisation_id, before=before)
        return due.count() + (beside.count() if beside is not None else 0), staying, newest


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())


def _signals_not_taken_up(before: date) -> "QuerySet[ArrearsSignal]":
    """A signal in a dossier goes with that dossier."""
    return ArrearsSignal.objects.filter(
        status__in=NOT_TAKEN_UP, delivery__delivered_at__lt=_midnight(before), dossier_signals__isnull=True
    )


def _erase_signals(signals: Sequence[ArrearsSignal], eraser: Eraser) -> None:
    erase_signals([signal.pk for signal in signals], eraser)


def _work_runs() -> Q:
    """Whatever still waits for somebody, also after the dossier was closed."""
    of_the_dossier = {"dossier": OuterRef("pk")}
    of_its_people = {"person__dossier": OuterRef("pk")}
    return (
        Q(Exists(Deadline.objects.running().filter(**of_the_dossier)))
        | Q(Exists(CollectionPause.objects.filter(answer=PauseAnswer.REQUESTED, **of_its_people)))
        | Q(Exists(Handover.objects.filter(status=HandoverStatus.MADE, **of_its_people)))
        | Q(Exists(DataBreach.objects.open().filter(dossier_number=OuterRef("pk"))))
    )


def _dossiers(before: date) -> "QuerySet[Dossier]":
    return Dossier.objects.filter(closed_at__lt=_midnight(before)).exclude(_work_runs())


def _dossiers_with_work(before: date) -> "QuerySet[Dossier]":
    return Dossier.objects.filter(Q(closed_at=None) | Q(closed_at__lt=_midnight(before)) & _work_runs())


def _rejected_rows(before: date) -> "QuerySet[RejectedRow]":
    return RejectedRow.objects.filter(delivery__delivered_at__lt=_midnight(before))


def _delivered_files(before: date) -> "QuerySet[Delivery]":
    kept = Delivery.objects.exclude(file="").exclude(status__in=BEING_READ)
    return kept.filter(delivered_at__lt=_midnight(before))


def _remove_delivered_files(deliveries: Sequence[Delivery]) -> None:
    """Remove the uploaded files; a file that is gone already was removed by an earlier run."""
    for delivery in deliveries:
        _remove(delivery.file, of=f"delivery {delivery.pk}")


def _remove(file: str, *, of: str) -> None:
    if not Path(file).is_relative_to(settings.MEDIA_ROOT):
        raise UnableToDestroyFile(f"{of} keeps its file outside the folder for files")
    Path(file).unlink(missing_ok=True)


def _blank_deliveries(deliveries: Sequence[Delivery], eraser: Eraser) -> None:
    """The delivery itself stays, with its numbers."""
    eraser.blank(Delivery, [delivery.pk for delivery in deliveries])


def _printed_letters(before: date) -> "QuerySet[LetterBatch]":
    return LetterBatch.objects.exclude(file="").filter(ordered_at__lt=_midnight(before))


def _remove_printed_letters(batches: Sequence[LetterBatch]) -> None:
    for batch in batches:
        _remove(batch.file, of=f"batch of letters {batch.pk}")


def _blank_printed_letters(batches: Sequence[LetterBatch], eraser: Eraser) -> None:
    """The batch itself stays, with its numbers."""
    eraser.blank(LetterBatch, [batch.pk for batch in batches])


def _remove_letters_of(dossiers: Sequence[Dossier]) -> None:
    """No printed letter outlives its dossier, also when other letters in the same file could have stayed longer."""
    of_these = LetterBatch.objects.filter(letters__dossier__in=[dossier.pk for dossier in dossiers])
    _remove_printed_letters(list(of_these.exclude(file="").distinct()))


def _ended_memberships(before: date) -> "QuerySet[Membership]":
    return Membership.objects.filter(ends_on__lt=before)


def _erase_memberships(memberships: Sequence[Membership], eraser: Eraser) -> None:
    _delete_records(memberships, eraser)
    remove_without_role((each.user_id for each in memberships), organisation=memberships[0].organisation_id)


def _breaches(before: date) -> "QuerySet[DataBreach]":
    """What is not closed stays, however old."""
    return DataBreach.objects.filter(status=BreachStatus.CLOSED, reported_at__lt=_midnight(before))


def _erase_breaches(breaches: Sequence[DataBreach], eraser: Eraser) -> None:
    steps = DataBreachStep.objects.filter(breach__in=[breach.pk for breach in breaches])
    eraser.delete(DataBreachStep, list(steps.values_list("pk", flat=True)))
    _delete_records(breaches, eraser)


def _stopped_agreements(before: date) -> "QuerySet[Agreement]":
    """Those of which the last day has passed, the transition period included; a draft stays until it is withdrawn."""
    current = AgreementVersion.objects.filter(agreement=OuterRef("pk")).order_by("-number")
    last_day = Least(F("stops_on"), Subquery(current.values("ends_on")[:1]))
    days = Coalesce(Subquery(current.values("transition_days")[:1]), 0)
    over = ExpressionWrapper(F("last_day") + F("days"), output_field=DateField())
    return Agreement.objects.annotate(last_day=last_day, days=days, over=over).filter(over__lt=before)


def _remove_signed_papers(agreements: Sequence[Agreement]) -> None:
    for paper in SignedPaper.objects.filter(version__agreement__in=[agreement.pk for agreement in agreements]):
        _remove(paper.file, of=f"signed paper {paper.pk}")


def _erase_agreements(agreements: Sequence[Agreement], eraser: Eraser) -> None:
    """Erase papers, and the contact persons of a partner with whom no paper is left."""
    ids = [agreement.pk for agreement in agreements]
    papers = SignedPaper.objects.filter(version__agreement__in=ids)
    eraser.delete(SignedPaper, list(papers.values_list("pk", flat=True)))
    # A scan that was replaced went at once; what history knows of it goes now.
    versions = AgreementVersion.objects.filter(agreement__in=ids)
    eraser.forget_deleted(SignedPaper, version__in=list(versions.values_list("pk", flat=True)))
    eraser.delete(AgreementVersion, list(versions.values_list("pk", flat=True)))
    warnings = EndingWarning.objects.filter(agreement__in=ids)
    eraser.delete(EndingWarning, list(warnings.values_list("pk", flat=True)))
    _delete_of(eraser, EvaluationWarning, agreement__in=ids)
    # What the partner wrote down is the partner's own, and goes there by itself.
    owners = {agreement.organisation_id for agreement in agreements}
    _delete_of(eraser, Evaluation, agreement_number__in=ids, organisation__in=owners)
    changes = StopChange.objects.filter(agreement__in=ids)
    eraser.delete(StopChange, list(changes.values_list("pk", flat=True)))
    partners = {agreement.partner_id for agreement in agreements}
    _delete_records(agreements, eraser)
    kept = set(Agreement.objects.filter(partner__in=partners).values_list("partner", flat=True))
    contacts = ContactPerson.objects.filter(partner__in=partners - kept)
    eraser.delete(ContactPerson, list(contacts.values_list("pk", flat=True)))


def _evaluations_left_over(before: date) -> "QuerySet[Evaluation]":
    """What a partner wrote down about an agreement that the municipality destroyed."""
    agreement = Exists(Agreement.objects.filter(pk=OuterRef("agreement_number")))
    return Evaluation.objects.filter(~agreement, held_on__lt=before)


def _messages_to_volunteers(before: date) -> "QuerySet[OrganisationMessage]":
    return OrganisationMessage.objects.filter(sent_at__lt=_midnight(before))


def _volunteers_who_left(before: date) -> "QuerySet[Volunteer]":
    """Whoever left; a file stays while a resident whom this volunteer helped is still known."""
    helped = Exists(Pairing.objects.filter(volunteer=OuterRef("pk")))
    return Volunteer.objects.filter(~helped, status=VolunteerStatus.LEFT, status_since__lt=before)


def _remove_signed_secrecy(volunteers: Sequence[Volunteer]) -> None:
    """The signed secrecy statements of whoever left."""
    signed = SecrecyStatement.objects.filter(volunteer__in=[volunteer.pk for volunteer in volunteers])
    for statement in signed.exclude(file=""):
        _remove(statement.file, of=f"secrecy statement {statement.pk}")


def _erase_volunteers(volunteers: Sequence[Volunteer], eraser: Eraser) -> None:
    ids = [volunteer.pk for volunteer in volunteers]
    _delete_of(eraser, SecrecyStatement, volunteer__in=ids)
    _delete_of(eraser, Training, volunteer__in=ids)
    _delete_of(eraser, TrainingWish, volunteer__in=ids)
    _delete_of(eraser, WellBeing, volunteer__in=ids)
    _delete_records(volunteers, eraser)


def _ended_requests(before: date) -> "QuerySet[HelpRequest]":
    ended = HelpRequest.objects.filter(status__in=(RequestStatus.ENDED, RequestStatus.WITHDRAWN))
    return ended.filter(ended_at__lt=_midnight(before))


def _erase_requests(requests: Sequence[HelpRequest], eraser: Eraser) -> None:
    ids = [request.pk for request in requests]
    _delete_of(eraser, RequestLink, invitation__request__in=ids)
    _delete_of(eraser, HelpInvitation, request__in=ids)
    _delete_of(eraser, HelpRequestContact, request__in=ids)
    _delete_of(eraser, KeptReach, request__in=ids)
    _delete_records(requests, eraser)


def _residents_whose_help_ended(before: date) -> "QuerySet[HelpedResident]":
    return HelpedResident.objects.filter(status=HelpedStatus.ENDED, ended_at__lt=_midnight(before))


def _erase_helped_residents(residents: Sequence[HelpedResident], eraser: Eraser) -> None:
    """Erase residents with all that was done for them, and what was reported on them."""
    ids = [resident.pk for resident in residents]
    _delete_of(eraser, ResidentHandOver, resident_key__in=[resident.key for resident in residents])
    _delete_of(eraser, Visit, pairing__resident__in=ids)
    _delete_of(eraser, GivenBack, pairing__resident__in=ids)
    for model in (Pairing, Measurement, TaskShare, ResidentMachtiging):
        _delete_of(eraser, model, resident__in=ids)
    keys = [resident.request_key for resident in residents if resident.request_key]
    _delete_of(eraser, HelpReport, request_key__in=keys, organisation=residents[0].organisation_id)
    _delete_records(residents, eraser)


def _delete_of(eraser: Eraser, model: type[Model], **which: object) -> None:
    eraser.delete(model, list(model._base_manager.filter(**which).values_list("pk", flat=True)))


def _mail(before: date) -> "QuerySet[OutgoingMail]":
    """What still waits stays; it is given up after three days."""
    return OutgoingMail.objects.exclude(status=MailStatus.WAITING).filter(queued_at__lt=_midnight(before))


def _looks(before: date) -> "QuerySet[AccessLog]":
    return AccessLog.objects.filter(looked_at__lt=_midnight(before))


DESTROYERS = (
    Destroyer(
        retention_class=RetentionClass.SIGNAL_NOT_TAKEN_UP,
        counted_from=_("the day on which the file came in"),
        due=_signals_not_taken_up,
        erase=_erase_signals,
    ),
    Destroyer(
        retention_class=RetentionClass.DOSSIER,
        counted_from=_("the day on which it was closed, once nothing about it waits for anybody"),
        due=_dossiers,
        staying=_dossiers_with_work,
        ended_at="closed_at",
        erase=erase_dossiers,
        remove_files=_remove_letters_of,
    ),
    Destroyer(
        retention_class=RetentionClass.REJECTED_ROW,
        counted_from=_("the day on which the file came in"),
        due=_rejected_rows,
    ),
    Destroyer(
        retention_class=RetentionClass.DELIVERED_FILE,
        counted_from=_("the day on which the file came in"),
        due=_delivered_files,
        erase=_blank_deliveries,
        remove_files=_remove_delivered_files,
    ),
    Destroyer(
        retention_class=RetentionClass.STAFF,
        counted_from=_("the last working day"),
        due=_ended_memberships,
        erase=_erase_memberships,
    ),
    Destroyer(
        retention_class=RetentionClass.ACCESS_LOG,
        counted_from=_("the day of the look"),
        due=_looks,
    ),
    Destroyer(
        retention_class=RetentionClass.LETTER_FILE,
        counted_from=_("the day on which the letters were ordered"),
        due=_printed_letters,
        erase=_blank_printed_letters,
        remove_files=_remove_printed_letters,
    ),
    Destroyer(
        retention_class=RetentionClass.DATA_BREACH,
        counted_from=_("the day of the report, once it is closed"),
        due=_breaches,
        erase=_erase_breaches,
    ),
    Destroyer(
        retention_class=RetentionClass.AGREEMENT,
        counted_from=_("the last day of the transition period; of an evaluation that was left over, its own day"),
        due=_stopped_agreements,
        beside=_evaluations_left_over,
        erase=_erase_agreements,
        remove_files=_remove_signed_papers,
    ),
    Destroyer(
        retention_class=RetentionClass.VOLUNTEER,
        counted_from=_("the day on which the volunteer left; of a message to all, the day on which it was sent"),
        due=_volunteers_who_left,
        beside=_messages_to_volunteers,
        erase=_erase_volunteers,
        remove_files=_remove_signed_secrecy,
    ),
    Destroyer(
        retention_class=RetentionClass.HELP_REQUEST,
        counted_from=_("the day on which the request ended"),
        due=_ended_requests,
        erase=_erase_requests,
    ),
    Destroyer(
        retention_class=RetentionClass.HELPED_RESIDENT,
        counted_from=_("the day on which the help ended"),
        due=_residents_whose_help_ended,
        erase=_erase_helped_residents,
    ),
    Destroyer(
        retention_class=RetentionClass.MESSAGE,
        counted_from=_("the day on which it was written"),
        due=_mail,
    ),
)
