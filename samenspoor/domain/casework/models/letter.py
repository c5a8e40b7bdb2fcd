"""Letters: the municipality's texts, and the batches in which they are printed, one letter per person."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.letter_states import BatchStatus, LetterStatus
from samenspoor.domain.casework.models.contact import ContactAttempt
from samenspoor.domain.casework.models.dossier import Dossier
from samenspoor.domain.casework.models.person import DossierResident
from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


class LetterKind(models.TextChoices):
    """Which letter, in the order in which a resident may get them."""

    OFFER = "offer", _("First letter")
    REMINDER = "reminder", _("Reminder")
    LAST = "last", _("Last letter")


class LetterTextQuerySet(models.QuerySet["LetterText"]):
    def in_force_on(self, day: date, *, kind: str) -> "LetterText | None":
        """The text of one municipality that counts on a day: the one that began last."""
        return self.filter(kind=kind, starts_on__lte=day).order_by("-starts_on", "-pk").first()


class LetterText(Shared):
    """What a letter says in one municipality, from a day on. A row never changes: the rows are the history."""

    kind = models.CharField(_("letter"), max_length=8, choices=LetterKind)
    starts_on = models.DateField(_("from"))
    subject = models.CharField(_("subject"), max_length=100)
    body = models.TextField(_("text"), max_length=3_000)
    rights = models.TextField(_("about your data"), max_length=2_000, blank=True)
    closing = models.TextField(_("closing and sender"), max_length=300)
    return_address = models.CharField(_("return address"), max_length=100, blank=True)
    entered_at = models.DateTimeField(_("entered at"))
    entered_by = models.BigIntegerField(_("entered by"))

    objects = LetterTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a letter")
        verbose_name_plural = _("texts of letters")
        constraints = (
            # AVG art. 14: whoever is written to for the first time hears where the data come from.
            models.CheckConstraint(
                name="first_letter_tells_about_data", condition=~models.Q(kind="offer") | ~models.Q(rights="")
            ),
        )
        indexes = (models.Index(fields=("organisation", "kind", "-starts_on", "-id"), name="letter_text_newest_first"),)


class LetterBatch(Shared):
    """Letters that are printed together; its file is printed again until it is destroyed."""

    Status = BatchStatus

    kind = models.CharField(_("letter"), max_length=8, choices=LetterKind)
    text = OwnedForeignKey(LetterText, models.PROTECT, related_name="batches", null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=BatchStatus, default=BatchStatus.RUNNING)
    file = models.CharField(_("file"), max_length=500, blank=True)
    ordered_at = models.DateTimeField(_("ordered at"))
    ordered_by = models.BigIntegerField(_("ordered by"))

    class Meta:
        verbose_name = _("batch of letters")
        verbose_name_plural = _("batches of letters")
        constraints = (
            models.CheckConstraint(
                name="letters_done_have_a_file_or_had", condition=models.Q(file="") | ~models.Q(status="running")
            ),
        )
        indexes = (models.Index(fields=("organisation", "-ordered_at", "-id"), name="letter_batch_newest_first"),)


class LetterQuerySet(models.QuerySet["Letter"]):
    def waiting(self) -> "LetterQuerySet":
        """Letters that are still to be written."""
        return self.filter(status=Letter.Status.WAITING)

    def written(self) -> "LetterQuerySet":
        """Letters that stand in the file."""
        return self.filter(status=Letter.Status.WRITTEN)

    def counts(self) -> dict[str, int]:
        """How many there are of each status."""
        return dict(self.order_by().values_list("status").annotate(models.Count("pk")))


@history()
class Letter(Shared):
    """One letter to one person, with the attempt that it was recorded as; or why this person gets none."""

    Status = LetterStatus

    batch = OwnedForeignKey(LetterBatch, models.CASCADE, related_name="letters", db_index=False)
    dossier = OwnedForeignKey(Dossier, models.CASCADE, related_name="letters")
    person = OwnedForeignKey(DossierResident, models.CASCADE, related_name="letters")
    status = models.CharField(_("status"), max_length=10, choices=LetterStatus, default=LetterStatus.WAITING)
    reason = models.CharField(_("why not"), max_length=300, blank=True)
    attempt = OwnedForeignKey(ContactAttempt, models.SET_NULL, related_name="letters", null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "batch", "person"), name="one_letter_per_person"),
            models.UniqueConstraint(
                fields=("organisation", "person"),
                condition=models.Q(status="waiting"),
                name="one_letter_to_be_written_per_person",
            ),
            models.CheckConstraint(
                name="written_letter_is_an_attempt",
                condition=models.Q(status="written", attempt__isnull=False)
                | ~models.Q(status="written") & models.Q(attempt=None),
            ),
            models.CheckConstraint(
                name="no_letter_says_why", condition=~models.Q(status="left_out") | ~models.Q(reason="")
            ),
        )
        indexes = (models.Index(fields=("batch", "status", "id"), name="letter_to_write"),)
