"""The request for a volunteer: what is asked, of whom, and apart from it who asks."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpRole, HelpTask, Phase
from samenspoor.domain.casework.models import DossierResident
from samenspoor.domain.trajectory.models.handover import HandoverGround
from samenspoor.domain.trajectory.states import InvitationStatus, RequestStatus
from samenspoor.domain.trajectory.wishes import (
    Exclusion,
    FreeTime,
    HelperWish,
    Inclusion,
    Knowledge,
    Language,
    Meeting,
    Urgency,
)
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.closed_lists import several
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey, Shared


class HelpSource(models.TextChoices):
    """Where the request comes from."""

    ACCEPTANCE = "acceptance", _("After help was accepted")
    COUNTER = "counter", _("From the counter")
    AFTERCARE = "aftercare", _("From aftercare")


class SearchStage(models.TextChoices):
    """How far the organisation that took a request up is with finding somebody; no name and no day of a meeting."""

    SEEKING = "seeking", _("The first talk was held; they look for who fits")
    PROPOSED = "proposed", _("Somebody was asked who may fit")
    MEETING = "meeting", _("Somebody was found who may fit; they get to know each other")


class HelpRequestQuerySet(models.QuerySet["HelpRequest"]):
    def open(self) -> "HelpRequestQuerySet":
        """Those that no organisation has taken up yet."""
        return self.filter(status=RequestStatus.OPEN)

    def running(self) -> "HelpRequestQuerySet":
        """Those that have not ended."""
        return self.exclude(status__in=(RequestStatus.ENDED, RequestStatus.WITHDRAWN))


@history()
class HelpRequest(Shared):
    """The municipality's; shared with the organisations that it asks. It says what is needed and not who needs it.

    Name, address and telephone stand in HelpRequestContact, for the organisation that takes it up alone. `key` is what
    that organisation keeps of it: no foreign key goes from one owner to another. `urgent_at` is empty again as soon as
    a caseworker has rung.
    """

    Status = RequestStatus

    key = models.UUIDField(_("public key"), default=uuid4)
    person = OwnedForeignKey(DossierResident, models.CASCADE, related_name="help_requests", null=True, blank=True)
    source = models.CharField(_("where it comes from"), max_length=12, choices=HelpSource)
    phase = models.CharField(_("phase"), max_length=20, choices=Phase)
    roles = several(_("roles"), HelpRole)
    tasks = several(_("tasks"), HelpTask)
    question = models.CharField(_("what it is about"), max_length=300)
    languages = several(_("languages"), Language)
    free_times = several(_("when"), FreeTime)
    meetings = several(_("ways of meeting"), Meeting)
    wanted_knowledge = several(_("wanted knowledge"), Knowledge)
    helper_wish = models.CharField(_("rather helped by"), max_length=6, choices=HelperWish, blank=True)
    wished_party = models.BigIntegerField(_("rather by this organisation"), null=True, blank=True)
    urgency = models.CharField(_("how soon"), max_length=12, choices=Urgency, default=Urgency.ORDINARY)
    postcode_area = models.CharField(_("postcode area"), max_length=4, blank=True)
    ground = models.CharField(_("ground"), max_length=12, choices=HandoverGround)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    suits = several(_("what speaks for a volunteer"), Inclusion)
    doubts = several(_("what speaks against it"), Exclusion)
    in_round = models.BooleanField(_("for the matchingsoverleg"), default=False)
    status = models.CharField(_("status"), max_length=12, choices=RequestStatus, default=RequestStatus.OPEN)
    accepted_by = models.BigIntegerField(_("taken up by"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("taken up at"), null=True, blank=True)
    # What the organisation reported last, where its agreement names that; empty once help has begun.
    stage = models.CharField(_("how far the search is"), max_length=12, choices=SearchStage, blank=True)
    told_on = models.DateField(_("the resident last heard how it stands"))
    helper = models.CharField(_("first name of the helper"), max_length=60, blank=True)
    helper_telephone = models.CharField(_("number of the helper"), max_length=20, blank=True)
    urgent_at = models.DateTimeField(_("reported as urgent"), null=True, blank=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.BigIntegerField(_("made by"))
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=200, blank=True)

    objects = HelpRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("help request")
        verbose_name_plural = _("help requests")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "key"), name="help_request_once_by_key"),
            models.UniqueConstraint(
                fields=("organisation", "person"),
                name="one_running_help_request_per_person",
                condition=models.Q(status__in=("open", "accepted", "started"), person__isnull=False),
            ),
            models.CheckConstraint(
                name="help_request_asks_for_roles_and_tasks",
                condition=models.Q(roles__len__gt=0, tasks__len__gt=0) & ~models.Q(question=""),
            ),
            models.CheckConstraint(
                name="help_request_agreed_on_a_day",
                condition=models.Q(ground="public_task", agreed_on=None)
                | models.Q(ground="agreement", agreed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="help_request_taken_up_by_someone",
                condition=~models.Q(status__in=("accepted", "started"))
                | models.Q(accepted_by__isnull=False, accepted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="help_request_is_not_early_signalling", condition=~models.Q(phase="early_signalling")
            ),
        )
        indexes = (
            models.Index(fields=("organisation", "status", "made_at"), name="help_request_by_status"),
            models.Index(fields=("accepted_by", "status"), name="help_request_by_party"),
        )


@history()
class HelpRequestContact(Shared):
    """Who asks, and whom they would rather avoid: for the one organisation that takes the request up, alone."""

    request = OwnedForeignKey(HelpRequest, models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=200)
    address = models.CharField(_("address"), max_length=300, blank=True)
    telephone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    avoid = models.CharField(_("someone to avoid"), max_length=120, blank=True)
    avoided_party = models.BigIntegerField(_("not by this organisation"), null=True, blank=True)
    agreed_words = models.CharField(_("agreed, in the resident's words"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("contact details of a help request")
        verbose_name_plural = _("contact details of help requests")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "request"), name="one_contact_per_help_request"),
            models.CheckConstraint(name="help_request_contact_has_a_name", condition=~models.Q(name="")),
        )


class KeptReach(Owned):
    """Telephone and e-mail of who asks, as long as they may not travel to the organisation that took the request up."""

    request = OwnedForeignKey(HelpRequest, models.CASCADE, related_name="kept_reach")
    telephone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        verbose_name = _("contact details that stay with the municipality")
        verbose_name_plural = _("contact details that stay with the municipality")
        constraints = (models.UniqueConstraint(fields=("organisation", "request"), name="one_kept_reach_per_request"),)


@history()
class HelpInvitation(Shared):
    """One organisation is asked to take a request up; no other organisation sees its answer."""

    Status = InvitationStatus

    request = OwnedForeignKey(HelpRequest, models.CASCADE, related_name="invitations")
    party = models.BigIntegerField(_("organisation"))
    status = models.CharField(_("status"), max_length=12, choices=InvitationStatus, default=InvitationStatus.ASKED)
    reason = models.CharField(_("why not"), max_length=200, blank=True)
    asked_at = models.DateTimeField(_("asked at"))
    asked_by = models.BigIntegerField(_("asked by"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.BigIntegerField(_("answered by"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation to a help request")
        verbose_name_plural = _("invitations to help requests")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "request", "party"), name="organisation_is_asked_once"),
            models.CheckConstraint(
                name="invitation_answered_at_and_by_together",
                condition=models.Q(answered_at=None, answered_by=None)
                | models.Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_refused_with_a_reason", condition=~models.Q(status="refused") | ~models.Q(reason="")
            ),
        )
        indexes = (models.Index(fields=("party", "status"), name="invitation_by_party"),)


class RequestLink(Shared):
    """A link in a mail to the contact person of an organisation that keeps its own system: it opens one invitation.

    The municipality's, shared with who was asked. Only the hash of the code stands here; once answered it is over.
    """

    invitation = OwnedForeignKey(HelpInvitation, models.CASCADE, related_name="links")
    digest = models.CharField(_("hash of the code"), max_length=64)
    contact = models.CharField(_("sent to"), max_length=120)
    email = models.EmailField(_("e-mail"))
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.BigIntegerField(_("sent by"))
    expires_at = models.DateTimeField(_("works until"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("link to a help request")
        verbose_name_plural = _("links to help requests")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "digest"), name="request_link_once_by_hash"),
            models.CheckConstraint(name="request_link_sent_to_someone", condition=~models.Q(contact="", email="")),
        )
        indexes = (models.Index(fields=("digest",), name="request_link_by_hash"),)
