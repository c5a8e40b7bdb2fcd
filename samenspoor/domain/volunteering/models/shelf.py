"""What the chain lends each other: formats to use, and experiences to learn from (S21)."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.deployment import HelpTask, Phase
from samenspoor.foundation.organisations.owned import Shared


class ShelfKind(models.TextChoices):
    """What stands on the shelf."""

    FORMAT = "format", _("Format")
    EXPERIENCE = "experience", _("Experience")


class ShelfItem(Shared):
    """A format with its file, or an experience in words; shared within the chain, about nobody.

    Whoever put it there takes it back; then row and file are gone.
    """

    key = models.UUIDField(_("key"), default=uuid4)
    kind = models.CharField(_("kind"), max_length=10, choices=ShelfKind)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("what it says"), max_length=3000)
    task = models.CharField(_("task"), max_length=20, choices=HelpTask, blank=True)
    phase = models.CharField(_("phase"), max_length=20, choices=Phase, blank=True)
    file = models.CharField(_("place of the file"), max_length=300, blank=True)
    file_kind = models.CharField(_("kind of file"), max_length=4, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"), default=0)
    checksum = models.CharField(_("checksum of the file"), max_length=64, blank=True)
    put_at = models.DateTimeField(_("put there at"))
    put_by = models.BigIntegerField(_("put there by"))

    class Meta:
        verbose_name = _("item on the shelf")
        verbose_name_plural = _("items on the shelf")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "key"), name="put_on_the_shelf_once"),
            models.CheckConstraint(name="shelf_item_has_words", condition=~models.Q(title="") & ~models.Q(text="")),
            models.CheckConstraint(
                name="a_format_has_a_file",
                condition=models.Q(kind="experience", file="", file_kind="", size=0)
                | models.Q(kind="format") & ~models.Q(file="") & ~models.Q(file_kind=""),
            ),
        )

    @property
    def for_what(self) -> str:
        """For which task and in which phase, in words."""
        labels = (self.get_task_display() if self.task else "", self.get_phase_display() if self.phase else "")
        return " · ".join(str(label) for label in labels if label)
