"""What a creditor may hear of a signal: one class from a closed list, nothing else."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.models.dossier import DossierSignal
from samenspoor.domain.casework.states import FeedbackStatus
from samenspoor.domain.intake.models import CreditorType
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import Owned, OwnedForeignKey, Shared


class FeedbackClass(models.TextChoices):
    """The words of feedback; no help, kind of help, reason, address or municipality can be told with them (R8)."""

    HELP_ACCEPTED = "help_accepted", _("Help accepted, pause collection for 30 days")
    NO_HELP = "no_help", _("No help wanted")
    SOLVED = "solved", _("Solved by the resident")
    NO_CONTACT = "no_contact", _("No contact")
    CLOSED = "closed", _("Closed")
    NOT_TAKEN_UP = "not_taken_up", _("Not taken up")
    REPEATED = "repeated", _("Repeated signal")
    UNFOUNDED = "unfounded", _("Unfounded signal")
    KNOWN = "known", _("Known at debt help, the helper will contact you")
    DECEASED = "deceased", _("Deceased")
    NOT_A_RESIDENT = "not_a_resident", _("Does not live in the municipality")


@history()
class FeedbackRight(Owned):
    """That a type of creditor may hear a class which only law or covenant can allow; with its source and period."""

    creditor_type = models.CharField(_("type of creditor"), max_length=30, choices=CreditorType)
    feedback_class = models.CharField(_("may hear"), max_length=14, choices=FeedbackClass)
    source = models.CharField(_("law or covenant"), max_length=200)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("right to feedback")
        verbose_name_plural = _("rights to feedback")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "creditor_type", "feedback_class", "starts_on"), name="feedback_right_once"
            ),
        )


@history()
class Feedback(Shared):
    """What will be told about one signal; composed at closing, sent by whoever carries it to the creditor."""

    Status = FeedbackStatus

    dossier_signal = OwnedForeignKey(DossierSignal, models.CASCADE, related_name="feedbacks", db_index=False)
    feedback_class = models.CharField(_("what is told"), max_length=14, choices=FeedbackClass)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.READY)
    composed_at = models.DateTimeField(_("composed at"))
    composed_by = models.BigIntegerField(_("composed by"))

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "dossier_signal"),
                name="one_feedback_per_signal",
                condition=~models.Q(status="withdrawn"),
            ),
        )
