"""Who sees the worklist and its dossiers."""

import re
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.domain.casework import codes, rules
from samenspoor.domain.casework.algorithm_register import Entry, entry
from samenspoor.domain.casework.attempts import TAKEN_BACK_WITHIN
from samenspoor.domain.casework.judging import rules_in_force
from samenspoor.domain.casework.models import (
    AcceptedThrough,
    BulkAction,
    BulkKind,
    BulkLine,
    CheckRun,
    CollectionPause,
    ContactAttempt,
    ContactKind,
    DataBreach,
    DebtHelpList,
    Dossier,
    DossierResident,
    JudgingRun,
    PlannedVisit,
    PriorityDecision,
    PriorityRules,
    ReferenceCode,
    Reminder,
    ResidentBsn,
    ResidentCheck,
    Round,
    SavedView,
    SearchTerm,
    SeparateAddress,
    UnsafeAddress,
    WorkingAgreement,
)
from samenspoor.domain.casework.models.breach import DataBreachQuerySet
from samenspoor.domain.casework.models.bulk import BulkLineQuerySet
from samenspoor.domain.casework.models.check import ResidentCheckQuerySet
from samenspoor.domain.casework.models.dossier import DossierQuerySet
from samenspoor.domain.casework.proposals import Proposal, proposals
from samenspoor.domain.casework.states import PersonStatus
from samenspoor.domain.linkage.models import Resident
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.models import Membership
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.organisations.sealing import unseal

_FAR_ENOUGH = 1000
_POSTCODE_APART = re.compile(r"\b(\d{4})\s+([a-z]{2})\b", re.IGNORECASE)
# Pages write the number as it stands on the door, `12A-2`; its word is `12a2`.
_ADDITION_APART = re.compile(r"\b(\d+[a-z]?)-(\w+)\b", re.IGNORECASE)
_DOSSIER_NUMBER = re.compile(r"(?:melding\s*)?#?\s*(\d+)", re.IGNORECASE)


def may_see_worklist(actor: Actor) -> Verdict:
    """Answer whether this person works with dossiers."""
    return actor.may(Permission.SEE_WORKLIST)


def may_work(actor: Actor) -> Verdict:
    """Answer whether this person records contact, offers and results."""
    return actor.may(Permission.WORK_ON_DOSSIERS)


def may_assign(actor: Actor) -> Verdict:
    """Answer whether this person gives dossiers to colleagues."""
    return actor.may(Permission.ASSIGN_DOSSIERS)


def may_do_in_bulk(actor: Actor, kind: BulkKind) -> Verdict:
    """Answer whether this person does this to many dossiers at once: whoever may do it to one."""
    return {BulkKind.ASSIGN: may_assign, BulkKind.CLOSE: may_work}[kind](actor)


def bulk_actions_of(actor: Actor) -> "QuerySet[BulkAction]":
    """What colleagues of the organisation began to do with many dossiers, newest first."""
    may_see_worklist(actor).or_refuse()
    return BulkAction.objects.filter(organisation=actor.organisation).order_by("-ordered_at", "-pk")


def get_bulk_or_404(actor: Actor, pk: int) -> BulkAction:
    """Return one bulk action; whoever is named in it is noted where lines are shown."""
    found = bulk_actions_of(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def lines_of(actor: Actor, bulk: BulkAction, *, day: date) -> BulkLineQuerySet:
    """What a bulk action did, of the municipalities that this person works for."""
    return BulkLine.objects.of(bulk).filter(organisation_id__in=actor.owners(day))


def proposals_of(actor: Actor, bulk: BulkAction, *, day: date) -> list[Proposal]:
    """With which result each person of what was chosen likely ends, most urgent dossier first."""
    may_do_in_bulk(actor, BulkKind.CLOSE).or_refuse()
    agreed, chosen = attempts_agreed(actor, day=day), lines_of(actor, bulk, day=day).values("dossier")
    dossiers = visible_to(actor, day=day).filter(pk__in=chosen).for_closing().order_by("-priority", "pk")
    return [
        found for dossier in dossiers for found in proposals(dossier, most_attempts=agreed[dossier.organisation_id])
    ]


def may_report_breach(actor: Actor) -> Verdict:
    """Answer whether this person reports possible data breaches: everyone who sees dossiers."""
    return actor.may(Permission.SEE_WORKLIST)


def may_see_breaches(actor: Actor) -> Verdict:
    """Answer whether this person reads data breaches; that shows no dossier."""
    return actor.may(Permission.SEE_PRIVACY_REPORTS)


def may_handle_breaches(actor: Actor) -> Verdict:
    """Answer whether this person decides on data breaches; the FG watches and decides nothing (AVG art. 38)."""
    return actor.may(Permission.HANDLE_DATA_BREACHES)


def officers_of(actor: Actor, *, day: date) -> dict[int, str]:
    """Everyone of the own organisation by name, for who follows data breaches."""
    may_see_breaches(actor).or_refuse()
    rows = Membership.objects.in_force_on(day).filter(organisation=actor.organisation)
    return dict(rows.values_list("user", "user__name"))


def breaches_visible_to(actor: Actor) -> DataBreachQuerySet:
    """The data breaches of the own municipality."""
    may_see_breaches(actor).or_refuse()
    return DataBreach.objects.filter(organisation=actor.organisation)


def get_breach_or_404(actor: Actor, pk: int) -> DataBreach:
    """Return one data breach with its steps, and note the look."""
    return looks.open_or_404(breaches_visible_to(actor).prefetch_related("steps"), pk)


def views_of(actor: Actor) -> "QuerySet[SavedView]":
    """The ways of looking at the worklist that this person kept, and those that colleagues share."""
    may_see_worklist(actor).or_refuse()
    return SavedView.objects.filter(organisation=actor.organisation).shown_to(actor.user)


def may_remove_view(actor: Actor, view: SavedView, *, day: date) -> Verdict:
    """Answer whether this person throws a view away: an own one, or one of a colleague who left."""
    if view.made_by == actor.user or view.made_by not in staff_of(actor.organisation, day=day):
        return Verdict(True)
    return Verdict(False, _("This view is a colleague's."))


def get_view_or_404(actor: Actor, pk: int) -> SavedView:
    """Return one saved view; it holds nothing of residents, so no look is noted."""
    found = views_of(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def staff_of(organisation: Organisation, *, day: date) -> set[int]:
    """Everyone with a role at an organisation."""
    rows = Membership.objects.in_force_on(day).filter(organisation=organisation)
    return set(rows.values_list("user", flat=True))


def colleagues_of(actor: Actor, *, day: date) -> dict[int, str]:
    """The people of the own organisation who work on dossiers, by name."""
    rows = _working(actor.organisation, day).order_by("user__name")
    return dict(rows.values_list("user", "user__name"))


def workers_of(organisation: Organisation, *, day: date) -> set[int]:
    """Everyone of an organisation who works on dossiers."""
    return set(_working(organisation, day).values_list("user", flat=True))


def _working(organisation: Organisation, day: date) -> "QuerySet[Membership]":
    rows = Membership.objects.in_force_on(day).filter(organisation=organisation)
    return rows.filter(role__permissions__contains=[Permission.WORK_ON_DOSSIERS])


def reminder_for(actor: Actor, *, day: date) -> Reminder | None:
    """What this person was reminded of today."""
    return Reminder.objects.filter(organisation=actor.organisation, worker=actor.user, day=day).first()


def just_recorded(actor: Actor, *, now: datetime, dossier: Dossier | None = None) -> list[ContactAttempt]:
    """What this person recorded a moment ago and can take back here, one row per tap, the newest first.

    A visit from the own list is taken back there, a letter from its batch.
    """
    made = ContactAttempt.objects.filter(
        organisation_id__in=actor.owners(timezone.localdate(now)),
        made_by=actor.user,
        recorded_at__gte=now - TAKEN_BACK_WITHIN,
        letters__isnull=True,
    )
    if dossier:
        made = made.filter(dossier=dossier)
    of_visits = PlannedVisit.objects.filter(dossier=OuterRef("dossier"), ended_at=OuterRef("recorded_at"))
    rows = made.exclude(Exists(of_visits)).select_related("dossier__address", "resident").order_by("-pk")
    return list({(row.dossier_id, row.recorded_at): row for row in reversed(rows)}.values())[::-1]


def get_attempt_or_404(actor: Actor, pk: int, *, day: date) -> ContactAttempt:
    """Return one attempt to take back, and note the look."""
    may_work(actor).or_refuse()
    rows = ContactAttempt.objects.filter(organisation_id__in=actor.owners(day))
    return looks.open_or_404(rows.select_related("dossier__address", "resident"), pk)


def attempts_agreed(actor: Actor, *, day: date) -> dict[int, int]:
    """Per municipality how many attempts come before it ends without contact."""
    owners = actor.owners(day)
    agreed = WorkingAgreement.objects.filter(organisation__in=owners).values_list(
        "organisation_id", "attempts_before_no_contact"
    )
    return dict.fromkeys(owners, WorkingAgreement().attempts_before_no_contact) | dict(agreed)


def may_read_rules(actor: Actor) -> Verdict:
    """Answer whether this person reads by which rules the municipality puts its dossiers in order."""
    if actor.organisation.kind != Organisation.Kind.MUNICIPALITY:
        return Verdict(False, _("Each municipality has its own rules. You see them at each dossier."))
    return (
        actor.may(Permission.SEE_WORKLIST) if Permission.SEE_WORKLIST in actor.permissions else may_change_rules(actor)
    )


def may_change_rules(actor: Actor) -> Verdict:
    """Answer whether this person changes those rules."""
    return actor.may(Permission.MANAGE_RULES)


def rules_for(actor: Actor, *, day: date) -> PriorityRules:
    """The rules that count on a day."""
    may_read_rules(actor).or_refuse()
    return rules_in_force(actor.organisation.pk, day)


def rules_ever(actor: Actor) -> list[PriorityRules]:
    """All rules that were entered, those to come first."""
    may_read_rules(actor).or_refuse()
    return list(PriorityRules.objects.filter(organisation=actor.organisation).order_by("-starts_on", "-pk"))


def newest_round(actor: Actor) -> Round | None:
    """The round of the month that is worked on."""
    may_read_rules(actor).or_refuse()
    return Round.objects.filter(organisation=actor.organisation).order_by("-month").first()


def register_entry(actor: Actor, *, day: date) -> Entry:
    """What the municipality publishes of its rules in the Algoritmeregister."""
    found = rules_for(actor, day=day)
    first = Round.objects.filter(organisation=actor.organisation).order_by("month").first()
    return entry(actor.organisation, found, in_use_since=first.month if first else None)


def judging_of(actor: Actor) -> JudgingRun | None:
    """The last time that dossiers were judged again."""
    may_read_rules(actor).or_refuse()
    return JudgingRun.objects.filter(organisation=actor.organisation).first()


def last_decision(dossier: Dossier) -> PriorityDecision | None:
    """What a person said last of the place of a dossier that was fetched."""
    return dossier.priority_decisions.order_by("-pk").first()


def visible_to(actor: Actor, *, day: date) -> DossierQuerySet:
    """Dossiers that this person may see: of the own municipality, or of those that the executing party works for."""
    may_see_worklist(actor).or_refuse()
    return Dossier.objects.filter(organisation_id__in=actor.owners(day))


def rounds_for(actor: Actor, *, day: date) -> list[Round]:
    """The rounds there are, newest first."""
    return list(Round.objects.filter(organisation_id__in=actor.owners(day)).order_by("-month", "organisation_id"))


def may_close_rounds(actor: Actor) -> Verdict:
    """Answer whether this person closes the month's round: who works for the municipality itself."""
    if actor.organisation.kind != Organisation.Kind.MUNICIPALITY:
        return Verdict(False, _("The municipality closes its rounds itself."))
    return actor.may(Permission.WORK_ON_DOSSIERS)


def get_round_or_404(actor: Actor, pk: int) -> Round:
    """Return a round of the own municipality; its page holds numbers only."""
    may_see_worklist(actor).or_refuse()
    found = Round.objects.filter(organisation=actor.organisation, pk=pk).first()
    if found is None:
        raise Http404
    return found


def months_of(actor: Actor, *, day: date) -> list[date]:
    """The months of which there is a round, newest first."""
    rounds = Round.objects.filter(organisation_id__in=actor.owners(day))
    return list(rounds.order_by("-month").values_list("month", flat=True).distinct())


def get_dossier_or_404(actor: Actor, pk: int, *, day: date) -> Dossier:
    """Return one dossier and note the look."""
    return looks.open_or_404(visible_to(actor, day=day).for_page(), pk)


def get_person_or_404(actor: Actor, pk: int, *, day: date) -> DossierResident:
    """Return one person of a dossier to work on, and note the look."""
    may_work(actor).or_refuse()
    people = DossierResident.objects.filter(organisation_id__in=actor.owners(day))
    return looks.open_or_404(people.select_related("dossier__address", "resident"), pk)


def last_spoken_through(person: DossierResident) -> AcceptedThrough | None:
    """How this person was spoken to last: so the yes most likely came."""
    spoken = ContactAttempt.objects.filter(dossier=person.dossier_id, resident=person.resident_id, is_reached=True)
    last = spoken.order_by("-on", "-pk").first()
    through = {
        ContactKind.VISIT: AcceptedThrough.VISIT,
        ContactKind.PHONE: AcceptedThrough.PHONE,
        ContactKind.APPOINTMENT: AcceptedThrough.COUNTER,
    }
    return through.get(ContactKind(last.kind)) if last else None


def get_pause_or_404(actor: Actor, pk: int, *, day: date) -> CollectionPause:
    """Return one request for a pause, and note the look."""
    may_work(actor).or_refuse()
    pauses = CollectionPause.objects.filter(organisation_id__in=actor.owners(day))
    return looks.open_or_404(pauses.select_related("person__dossier", "creditor"), pk)


def mark_of(dossier: Dossier) -> UnsafeAddress | None:
    """The mark that its address is not safe to visit, if there is one."""
    return UnsafeAddress.objects.filter(address_id=dossier.address_id, lifted_at=None).first()


def separation_of(dossier: Dossier) -> SeparateAddress | None:
    """Since when and why the people at its address are kept apart, if they are."""
    return SeparateAddress.objects.filter(address_id=dossier.address_id).first()


def find(actor: Actor, text: str, *, day: date) -> DossierQuerySet:
    """Dossiers of an address or person whose words begin with all words of the text, or with that number or code.

    Begins with the rarest word, and looks no further than 1,000 addresses: who finds more adds a word.
    """
    dossiers = visible_to(actor, day=day)
    if (code := codes.read(text)) and (led := dossiers.filter(_led_by(code, actor=actor, day=day))).exists():
        return led
    number = _DOSSIER_NUMBER.fullmatch(text.strip())
    text = number[1] if number else _ADDITION_APART.sub(r"\1\2", _POSTCODE_APART.sub(r"\1\2", text))
    words = rules.search_words(text)
    if not words:
        return dossiers.none()
    terms = SearchTerm.objects.filter(organisation_id__in=actor.owners(day))
    found = [_addresses(terms.filter(term__begins_with=word)) for word in words]
    rarest = min(found, key=len)
    matching = Q(address_id__in=rarest)
    for word, addresses in zip(words, found, strict=True):
        if addresses is not rarest:
            matching &= Q(
                address_id__in=terms.filter(address_id__in=rarest, term__begins_with=word).values("address_id")
            )
    if number:
        matching |= Q(pk=int(number[1]))
    return dossiers.filter(matching)


def _led_by(code: str, *, actor: Actor, day: date) -> Q:
    good = ReferenceCode.objects.in_force_on(day).filter(organisation_id__in=actor.owners(day), code=code)
    return Q(pk__in=good.values("dossier"))


def _addresses(terms: "QuerySet[SearchTerm]") -> set[int]:
    return set(terms.values_list("address_id", flat=True)[:_FAR_ENOUGH])


def may_check_people(actor: Actor) -> Verdict:
    """Answer whether this person asks the BRP and sees the BSN: the municipality's own caseworkers."""
    return actor.may(Permission.CHECK_PEOPLE)


def checks_for(actor: Actor) -> ResidentCheckQuerySet:
    """Checks of the people in the municipality's dossiers whose part is still open."""
    may_check_people(actor).or_refuse()
    people = ResidentCheck.objects.filter(organisation=actor.organisation)
    return people.exclude(person__status=PersonStatus.CLOSED)


def get_check_or_404(actor: Actor, pk: int) -> ResidentCheck:
    """Return one check and note the look."""
    return looks.open_or_404(checks_for(actor), pk)


def latest_run(actor: Actor, month_round: Round) -> CheckRun | None:
    """The last time that everyone of a round was looked up."""
    return CheckRun.objects.filter(organisation=actor.organisation, round=month_round).order_by("-pk").first()


def get_resident_or_404(actor: Actor, pk: int) -> Resident:
    """Return a resident of the municipality's dossiers, for who may check people; the look is noted."""
    may_check_people(actor).or_refuse()
    people = Resident.objects.filter(organisation=actor.organisation, dossier_residents__isnull=False)
    return looks.open_or_404(people.distinct(), pk)


def bsn_of(actor: Actor, resident: Resident) -> str:
    """The BSN of a resident, empty when nobody added it; that it was shown is noted apart from the dossier."""
    may_check_people(actor).or_refuse()
    row = ResidentBsn.objects.filter(organisation=actor.organisation, resident=resident).first()
    return unseal(looks.open_or_404(ResidentBsn.objects.all(), row.pk).sealed) if row else ""


def newest_debt_help_list(actor: Actor) -> DebtHelpList | None:
    """The list of debt help that was imported last."""
    return DebtHelpList.objects.filter(organisation=actor.organisation).order_by("-pk").first()


def people_checked(dossier: Dossier) -> list[DossierResident]:
    """The people of a dossier that was fetched, with what was looked up of each, in a fixed number of queries."""
    people = dossier.dossier_residents.select_related("resident").order_by("pk")
    return list(people.prefetch_related("checks", "known_at_debt_help", "resident__court_administrators"))
