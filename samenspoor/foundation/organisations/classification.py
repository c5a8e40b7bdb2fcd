"""What each field tells about people and how long that is kept: every app declares it for its models in `privacy.py`.

    PRIVACY = {
        RejectedRow: declare(RetentionClass.REJECTED_ROW, none=("id", "organisation", "line"), personal=("reference",)),
    }

A guard refuses a field that is not classified; `docs/reference/personal-data.md` is made from these declarations.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sensitivity(StrEnum):
    """What a value tells. Sensitive is what harms a person when it becomes known, such as arrears."""

    NONE = "none"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class RetentionClass(models.TextChoices):
    """What is kept for the same reason and therefore equally long; the privacy officer enters the term of each."""

    SIGNAL_NOT_TAKEN_UP = "signal_not_taken_up", _("Signals that were not taken up")
    DOSSIER = "dossier", _("Dossiers with their signals and people")
    REJECTED_ROW = "rejected_row", _("Rejected rows")
    DELIVERED_FILE = "delivered_file", _("Delivered files")
    STAFF = "staff", _("Roles of staff")
    ACCESS_LOG = "access_log", _("Access log")
    LETTER_FILE = "letter_file", _("Printed letters")
    DATA_BREACH = "data_breach", _("Data breaches")
    AGREEMENT = "agreement", _("Agreements and contact persons")
    VOLUNTEER = "volunteer", _("Files of volunteers")
    HELP_REQUEST = "help_request", _("Requests for a volunteer")
    HELPED_RESIDENT = "helped_resident", _("Residents whom volunteers help")
    MESSAGE = "message", _("Mail that was sent")
    ACCOUNT = "account", _("Accounts and signing in")

    @classmethod
    def with_term(cls) -> "list[RetentionClass]":
        """Every class but the account, which goes with the person's last role."""
        return [member for member in cls if member is not cls.ACCOUNT]


@dataclass(frozen=True)
class Privacy:
    """The classification of one field."""

    sensitivity: Sensitivity
    retention: RetentionClass | None = None


Declaration = Mapping[str, Privacy]


def declare(
    retention: RetentionClass | None = None,
    *,
    none: Iterable[str] = (),
    personal: Iterable[str] = (),
    sensitive: Iterable[str] = (),
    otherwise: Mapping[str, Privacy] | None = None,
) -> Declaration:
    """Classify the fields of one model by name; `otherwise` holds fields of another retention class.

    `retention` is None only when nothing is personal. Raises ValueError when a field is named twice.
    """
    fields: dict[str, Privacy] = {}
    groups = ((Sensitivity.NONE, none), (Sensitivity.PERSONAL, personal), (Sensitivity.SENSITIVE, sensitive))
    for sensitivity, names in groups:
        for name in names:
            if name in fields:
                raise ValueError(f"{name} is classified twice")
            fields[name] = Privacy(sensitivity, None if sensitivity is Sensitivity.NONE else retention)
    if retention is None and any(found.sensitivity is not Sensitivity.NONE for found in fields.values()):
        raise ValueError("what is personal has a retention class")
    return fields | dict(otherwise or {})


def staff(*names: str) -> dict[str, Privacy]:
    """Numbers of the members of staff who did something."""
    return {name: Privacy(Sensitivity.PERSONAL, RetentionClass.STAFF) for name in names}
