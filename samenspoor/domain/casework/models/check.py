"""What is looked up of a person before anyone is approached: the BRP, debt help's own list, a bewindvoerder."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.connections.brp.faults import Fault
from samenspoor.domain.casework.lookup import Doubt, Finding
from samenspoor.domain.casework.models.person import DossierResident
from samenspoor.domain.casework.models.round import Round
from samenspoor.domain.casework.names import Repair
from samenspoor.domain.casework.outcomes import Outcome
from samenspoor.domain.casework.states import CheckRunStatus, CheckStatus
from samenspoor.domain.linkage.models import Address, Resident
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey, Shared

FINDINGS = {
    Finding.LIVES_HERE.value: _("Lives at this address"),
    Finding.MOVED_WITHIN.value: _("Moved within the municipality"),
    Finding.LIVES_ELSEWHERE.value: _("Lives in another municipality"),
    Finding.DECEASED.value: _("Has died"),
    Finding.NOT_FOUND.value: _("Not found in the BRP"),
    Finding.DIFFERS.value: _("Differs from the BRP"),
}
REPAIRS = {
    Repair.NONE.value: _("The name is the same"),
    Repair.SPELLING.value: _("The name is spelt otherwise"),
    Repair.PREFIX.value: _("Another or an attached tussenvoegsel"),
    Repair.MAIDEN_NAME.value: _("The creditor has the maiden name"),
    Repair.PARTNER_NAME.value: _("The creditor has the name of the partner"),
    Repair.DOUBLE_NAME.value: _("The creditor has a double name"),
    Repair.SWAPPED.value: _("First name and surname were swapped"),
    Repair.TYPO.value: _("One letter of the name differs"),
    Repair.INITIALS.value: _("The initials differ or are missing"),
    Repair.BIRTH_DATE.value: _("The birth date differs"),
    Repair.BUSINESS.value: _("The creditor has the name of the business"),
}
DOUBTS = {
    Doubt.SEVERAL_FIT.value: _("More than one person fits"),
    Doubt.OTHER_DOOR.value: _("Lives behind another door of the same house number"),
    Doubt.NOT_AT_ADDRESS.value: _("The BRP says: does not stay at this address"),
    Doubt.UNDER_INVESTIGATION.value: _("The address is under investigation in the BRP"),
    Doubt.EMIGRATED.value: _("Has left the Netherlands"),
    Doubt.NO_ADDRESS.value: _("The BRP knows no address of this person"),
    Doubt.OTHERS_LIVE_HERE.value: _("Others live at this address, nobody of this name"),
    Doubt.NOBODY_LIVES_HERE.value: _("Nobody is registered at this address"),
    Doubt.BUSINESS_ONLY.value: _("There is only the name of a business"),
    Doubt.NO_ANSWER.value: _("The BRP gave no answer that can be used"),
}

FAULTS = {
    Fault.UNREACHABLE.value: _("The BRP cannot be reached."),
    Fault.SLOW.value: _("The BRP answers too slowly."),
    Fault.BUSY.value: _("The BRP is busy."),
    Fault.REFUSED.value: _("The BRP refuses us: the key is missing or no longer valid. Tell the administrator."),
    Fault.REJECTED.value: _("The BRP does not take our question. Tell the administrator."),
    Fault.UNREADABLE.value: _("The BRP gives answers that cannot be read. Tell the administrator."),
    Fault.ABOUT_ANOTHER.value: _("The BRP answered about somebody else."),
}


class ResidentCheckQuerySet(models.QuerySet["ResidentCheck"]):
    def of_round(self, month_round: Round) -> "ResidentCheckQuerySet":
        """Checks of everyone in the dossiers of a round."""
        return self.filter(organisation_id=month_round.organisation_id, person__dossier__round=month_round)

    def deceased(self) -> "ResidentCheckQuerySet":
        """Whoever has died, or has perhaps: a proposal is enough to hold a letter back (R7)."""
        proposed = models.Q(status=ResidentCheck.Status.PROPOSED, proposal=Finding.DECEASED.value)
        return self.filter(proposed | models.Q(finding=Finding.DECEASED.value))

    def waiting(self) -> "ResidentCheckQuerySet":
        """Of whom a person still has to say something."""
        return self.filter(status__in=(ResidentCheck.Status.PROPOSED, ResidentCheck.Status.TO_DO))

    def newest_decided(self) -> "ResidentCheckQuerySet":
        """What people decided, the newest first."""
        return self.filter(status=ResidentCheck.Status.DECIDED).for_list().order_by("-decided_at", "-pk")

    def counts(self) -> dict[str, int]:
        """How many there are of each status."""
        return dict(self.order_by().values_list("status").annotate(models.Count("pk")))

    def for_list(self) -> "ResidentCheckQuerySet":
        """With everything that a row of the list shows, what waits longest for a person first."""
        order = models.Case(
            models.When(status=ResidentCheck.Status.PROPOSED, proposal=Finding.DECEASED.value, then=0),
            models.When(status=ResidentCheck.Status.PROPOSED, then=1),
            default=2,
        )
        return self.select_related("person__resident", "person__dossier__address", "new_address").order_by(
            order, "-person__dossier__priority", "pk"
        )


# What the register said is kept while somebody must choose by it, and never in history.
@history(exclude=("found_bsn", "found_name", "found_born_on", "found_place"))
class ResidentCheck(Shared):
    """Where the BRP says that a person of a dossier lives; only whoever is found without doubt passes unseen (R6).

    What was `found` is kept while a person still has to choose, and after a choice that makes it this person.
    """

    Status = CheckStatus

    person = OwnedForeignKey(DossierResident, models.CASCADE, related_name="checks", db_index=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.TO_DO)
    proposal = models.CharField(_("proposed"), max_length=20, choices=FINDINGS, blank=True)
    repair = models.CharField(_("what differs in the name"), max_length=20, choices=REPAIRS, blank=True)
    doubt = models.CharField(_("what else differs"), max_length=20, choices=DOUBTS, blank=True)
    found_name = models.CharField(_("name in the BRP"), max_length=500, blank=True)
    found_born_on = models.DateField(_("birth date in the BRP"), null=True, blank=True)
    found_place = models.JSONField(_("address in the BRP"), null=True, blank=True)
    found_bsn = models.CharField(_("BSN in the BRP, sealed"), max_length=300, blank=True)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    finding = models.CharField(_("result"), max_length=20, choices=FINDINGS, blank=True)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    new_address = OwnedForeignKey(Address, models.PROTECT, related_name="moved_to", null=True, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by = models.BigIntegerField(_("decided by"), null=True, blank=True)

    objects = ResidentCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("BRP check")
        verbose_name_plural = _("BRP checks")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "person"), name="person_checked_once"),
            models.CheckConstraint(
                name="result_of_check_is_known",
                condition=models.Q(status="decided", decided_at__isnull=False, decided_by__isnull=False)
                & ~models.Q(finding="")
                | models.Q(status="passed", finding="lives here", decided_by=None)
                | models.Q(status__in=("to_do", "proposed"), finding="", decided_by=None, decided_at=None),
            ),
            models.CheckConstraint(
                name="proposal_says_something", condition=~models.Q(status="proposed") | ~models.Q(proposal="")
            ),
        )

    @property
    def reasons(self) -> list[str]:
        """What differs, in words."""
        name = REPAIRS[self.repair] if self.repair not in {"", Repair.NONE} and self.found_name else ""
        return [str(text) for text in (name, DOUBTS.get(self.doubt, "")) if text]

    @property
    def holds_letters(self) -> bool:
        """The same as `deceased()` for one row (R7)."""
        is_proposed = self.status == ResidentCheck.Status.PROPOSED and self.proposal == Finding.DECEASED
        return is_proposed or self.finding == Finding.DECEASED

    @property
    def proposed_outcome(self) -> Outcome | None:
        """The national result that this makes likely at closing; a person chooses it."""
        chosen = self.finding or (self.proposal if self.status == ResidentCheck.Status.PROPOSED else "")
        return {
            Finding.DECEASED.value: Outcome.DECEASED,
            Finding.LIVES_ELSEWHERE.value: Outcome.NOT_A_RESIDENT,
        }.get(chosen)

    @property
    def place(self) -> str:
        """The address in the BRP as people write it; of another municipality the town alone."""
        at = self.found_place or {}
        if not at.get("postcode"):
            return str(at.get("town", ""))
        door = f"{at['number']}{at['letter']}" + (f"-{at['addition']}" if at["addition"] else "")
        return f"{at['street']} {door}, {at['postcode'][:4]} {at['postcode'][4:]} {at['town']}".strip()


@history(exclude=("sealed",))
class ResidentBsn(Owned):
    """The citizen service number, added by the municipality to be sure who is meant (Wgs art. 8c).

    Sealed at rest, and shared with nobody.
    """

    resident = OwnedForeignKey(Resident, models.CASCADE, related_name="bsns", db_index=False)
    sealed = models.CharField(_("BSN, sealed"), max_length=300)
    added_at = models.DateTimeField(_("added at"))
    added_by = models.BigIntegerField(_("added by"), null=True, blank=True)

    class Meta:
        verbose_name = _("BSN of a resident")
        verbose_name_plural = _("BSNs of residents")
        constraints = (models.UniqueConstraint(fields=("organisation", "resident"), name="one_bsn_per_resident"),)


class CheckRun(Shared):
    """One time that everyone of a round is looked up; counts only. A second run goes on where the first stopped."""

    Status = CheckRunStatus

    round = OwnedForeignKey(Round, models.CASCADE, related_name="check_runs", db_index=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.RUNNING)
    total = models.PositiveIntegerField(_("people"), default=0)
    done = models.PositiveIntegerField(_("looked up"), default=0)
    fault = models.CharField(_("why it stopped"), max_length=20, blank=True)
    is_for_new_only = models.BooleanField(_("only who was never looked up"), default=False)
    ordered_at = models.DateTimeField(_("ordered at"))
    ordered_by = models.BigIntegerField(_("ordered by"))

    class Meta:
        verbose_name = _("run of BRP checks")
        verbose_name_plural = _("runs of BRP checks")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "round"), condition=models.Q(status="running"), name="one_check_run_at_a_time"
            ),
        )
