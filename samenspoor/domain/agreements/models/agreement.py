"""An agreement with a chain partner, and the terms of each of its versions."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import Act, HelpRole, HelpTask, Phase
from samenspoor.domain.agreements.models.partner import ChainPartner
from samenspoor.domain.agreements.states import AgreementStatus
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.closed_lists import several
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared

if TYPE_CHECKING:
    from samenspoor.domain.agreements.models.signed import SignedPaper


class AgreementKind(models.TextChoices):
    """What is agreed; the values that the authority asks for are those of `rules.PaperKind`."""

    COOPERATION = "cooperation", _("Collaboration agreement")
    MACHTIGING = "machtiging", _("Machtiging for factual acts")
    PROCESSING = "processing", _("Processing agreement")
    DATA = "data", _("Data agreement between two controllers")
    COVENANT = "covenant", _("Covenant with a creditor")
    SUBSIDY = "subsidy", _("Subsidy with performance agreements")


class Side(models.TextChoices):
    """On which side of the statutory task someone stands (VNG: toeleiden or uitvoeren)."""

    LEADING = "leading", _("Leading to help (toeleiding)")
    CARRYING_OUT = "carrying_out", _("Carrying out the task (uitvoering)")


class Law(models.TextChoices):
    """Under which law it is given."""

    PUBLIC = "public", _("Public law")
    PRIVATE = "private", _("Private law")


class DataCategory(models.TextChoices):
    """Which data of residents may travel."""

    NAME_ADDRESS = "name_address", _("Name and address")
    TELEPHONE = "telephone", _("Telephone and e-mail")
    APPOINTMENT = "appointment", _("Appointment and task")
    LANGUAGE = "language", _("Language and way of meeting")


class ReportToUs(models.TextChoices):
    """The closed list of what a partner may report to the municipality about a resident (S6)."""

    REACHED = "reached", _("Reached or not reached")
    ANSWER = "answer", _("Wants contact or declines")
    URGENT = "urgent", _("Urgent")
    PLANNED = "planned", _("How far the search is")
    STARTED = "started", _("Help has begun")
    ENDED = "ended", _("Help has ended, with its result")


class ReportToPartner(models.TextChoices):
    """The closed list of what the municipality may report back (S6)."""

    PICKED_UP = "picked_up", _("Picked up")
    BY_WHOM = "by_whom", _("By whom")
    CLOSED = "closed", _("Ended")


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def with_terms(self) -> "AgreementQuerySet":
        """With its partner and its versions, the newest first."""
        newest = AgreementVersion.objects.order_by("-number")
        return self.select_related("partner").prefetch_related(models.Prefetch("versions", newest))

    def with_parties(self) -> "AgreementQuerySet":
        """With the municipality, the contact persons of both sides, the signed papers, and how a stop was corrected."""
        return self.select_related("organisation").prefetch_related(
            "partner__contacts", "versions__signed_papers", "stop_changes"
        )


@history()
class Agreement(Shared):
    """One paper with one partner; what it says stands in its versions, of which the newest signed one counts."""

    Status = AgreementStatus

    partner = OwnedForeignKey(ChainPartner, models.PROTECT, related_name="agreements")
    kind = models.CharField(_("kind"), max_length=12, choices=AgreementKind)
    status = models.CharField(_("status"), max_length=12, choices=AgreementStatus, default=AgreementStatus.DRAFT)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.BigIntegerField(_("made by"))
    stops_on = models.DateField(_("stops on"), null=True, blank=True)
    stop_reason = models.CharField(_("why it stops"), max_length=300, blank=True)
    stopped_by = models.BigIntegerField(_("stopped by"), null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = (
            models.CheckConstraint(
                name="agreement_stops_with_a_reason",
                condition=models.Q(status__in=("draft", "signed"), stops_on=None, stop_reason="", stopped_by=None)
                | models.Q(status__in=("withdrawn", "terminated"), stops_on__isnull=False, stopped_by__isnull=False)
                & ~models.Q(stop_reason=""),
            ),
        )

    @property
    def newest(self) -> "AgreementVersion":
        """The version with the highest number; the row was read `with_terms`."""
        return self.versions.all()[0]

    def version(self, number: int) -> "AgreementVersion | None":
        """One of its versions by number; the row was read `with_terms`."""
        return next((version for version in self.versions.all() if version.number == number), None)

    def may_correct_stop(self, on: date) -> bool:
        """Whether its stop can still be moved or taken back: its day has not come."""
        return self.status == AgreementStatus.TERMINATED and self.stops_on is not None and on < self.stops_on

    @property
    def in_force(self) -> "AgreementVersion | None":
        """The newest version that was signed."""
        return next((version for version in self.versions.all() if version.signed_on), None)


@history()
class AgreementVersion(Shared):
    """The terms, as they were signed; a signed version never changes (a trigger sees to it)."""

    agreement = OwnedForeignKey(Agreement, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    transition_days = models.PositiveIntegerField(_("transition period in days"), default=90)
    # Collaboration: what, when, for whom, for what money.
    phases = several(_("phases"), Phase)
    roles = several(_("roles"), HelpRole)
    tasks = several(_("tasks"), HelpTask)
    target_groups = models.CharField(_("target groups"), max_length=300, blank=True)
    intensity = models.CharField(_("intensity"), max_length=300, blank=True)
    money = models.CharField(_("money"), max_length=300, blank=True)
    handover_moments = models.CharField(_("hand-over moments"), max_length=600, blank=True)
    evaluated_on = models.DateField(_("first evaluation"), null=True, blank=True)
    evaluated_months = models.PositiveSmallIntegerField(_("months between evaluations"), null=True, blank=True)
    results = models.CharField(_("results agreed"), max_length=600, blank=True)
    stays_after_acceptance = models.BooleanField(_("the same volunteer stays after acceptance"), default=False)
    stays_weeks = models.PositiveSmallIntegerField(_("weeks that the same volunteer stays"), null=True, blank=True)
    # Machtiging: which factual acts, under which law.
    acts = several(_("acts"), Act)
    side = models.CharField(_("task"), max_length=12, choices=Side, blank=True)
    law = models.CharField(_("law"), max_length=8, choices=Law, blank=True)
    # Data: what travels, and what each side reports.
    data_categories = several(_("data that travel"), DataCategory)
    reports_to_us = several(_("what they report to us"), ReportToUs)
    reports_to_partner = several(_("what we report to them"), ReportToPartner)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    our_signatory = models.CharField(_("signed for us by"), max_length=120, blank=True)
    our_power = models.CharField(_("on which power"), max_length=120, blank=True)
    their_signatory = models.CharField(_("signed for them by"), max_length=120, blank=True)
    their_power = models.CharField(_("on which power, with them"), max_length=120, blank=True)
    written_at = models.DateTimeField(_("written at"))
    written_by = models.BigIntegerField(_("written by"))

    class Meta:
        verbose_name = _("version of an agreement")
        verbose_name_plural = _("versions of an agreement")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "agreement", "number"), name="version_once_by_number"),
            models.UniqueConstraint(
                fields=("organisation", "agreement"), name="one_draft_per_agreement", condition=models.Q(signed_on=None)
            ),
            models.CheckConstraint(
                name="version_ends_after_it_starts",
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
            ),
            models.CheckConstraint(
                name="version_signed_by_both_sides",
                condition=models.Q(signed_on=None, our_signatory="", our_power="", their_signatory="", their_power="")
                | models.Q(signed_on__isnull=False)
                & ~models.Q(our_signatory="")
                & ~models.Q(our_power="")
                & ~models.Q(their_signatory="")
                & ~models.Q(their_power=""),
            ),
        )

    @property
    def signed_paper(self) -> "SignedPaper | None":
        """The paper that both sides signed, when it was attached; the row was read `with_parties`."""
        return next(iter(self.signed_papers.all()), None)
