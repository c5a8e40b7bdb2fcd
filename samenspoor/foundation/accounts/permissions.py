"""What a role may do: the names of the permissions, and the roles that an installation starts with."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.organisations.models import Organisation


class Permission(models.TextChoices):
    SEE_WORKLIST = "see_worklist", _("See the worklist and its dossiers")
    WORK_ON_DOSSIERS = "work_on_dossiers", _("Record contact, offers and results")
    ASSIGN_DOSSIERS = "assign_dossiers", _("Give dossiers to colleagues")
    CHECK_PEOPLE = "check_people", _("Check people in the BRP and see their BSN")
    DELIVER_SIGNALS = "deliver_signals", _("Deliver signal files for a creditor")
    ATTEST_CREDITOR = "attest_creditor", _("Attest that a creditor collects responsibly")
    MANAGE_RULES = "manage_rules", _("Change thresholds, the closing day and file layouts")
    MANAGE_AGREEMENTS = "manage_agreements", _("Make, sign and stop agreements with partners")
    MANAGE_VOLUNTEERS = "manage_volunteers", _("Keep the files of volunteers")
    HELP_RESIDENTS = "help_residents", _("Help the residents they are paired with, and see nothing else")
    SEE_FIGURES = "see_figures", _("See figures without names")
    SEE_ACCESS_LOG = "see_access_log", _("See who looked at what")
    SEE_ACCESS_COUNTS = "see_access_counts", _("See how often people looked, without names")
    SET_RETENTION = "set_retention", _("Enter retention terms and confirm the DPIA")
    HANDLE_DATA_BREACHES = "handle_data_breaches", _("Assess data breaches and follow them until they are closed")
    SEE_PRIVACY_REPORTS = "see_privacy_reports", _("Read retention terms, reports of destruction and data breaches")
    MANAGE_PEOPLE = "manage_people", _("Add people and give them roles")


@dataclass(frozen=True)
class StartingRole:
    """A role as an installation starts with it; afterwards the row in the database counts."""

    code: str
    name: str
    organisation_kind: Organisation.Kind
    permissions: tuple[Permission, ...]


VOLUNTEER = "volunteer"
"""The role that sees only rows which name the person; it goes with a volunteer's file, not with the staff."""

_M, _E = Organisation.Kind.MUNICIPALITY, Organisation.Kind.EXECUTING_PARTY
_V = Organisation.Kind.VOLUNTEER_ORGANISATION
STARTING_ROLES = (
    StartingRole("caseworker", "Medewerker vroegsignalering", _M, (
        Permission.SEE_WORKLIST, Permission.WORK_ON_DOSSIERS, Permission.ASSIGN_DOSSIERS, Permission.CHECK_PEOPLE,
        Permission.DELIVER_SIGNALS, Permission.SEE_FIGURES,
    )),
    StartingRole("adviser", "Beleidsadviseur", _M, (
        Permission.ATTEST_CREDITOR, Permission.MANAGE_RULES, Permission.MANAGE_AGREEMENTS, Permission.SEE_FIGURES,
    )),
    StartingRole("manager", "Teammanager", _M, (
        Permission.SEE_WORKLIST, Permission.ASSIGN_DOSSIERS, Permission.ATTEST_CREDITOR, Permission.MANAGE_RULES,
        Permission.MANAGE_AGREEMENTS, Permission.SEE_FIGURES,
    )),
    StartingRole("privacy_officer", "Privacy officer", _M, (
        Permission.SEE_ACCESS_LOG, Permission.SET_RETENTION, Permission.SEE_PRIVACY_REPORTS,
        Permission.HANDLE_DATA_BREACHES,
    )),
    StartingRole("data_protection_officer", "Functionaris gegevensbescherming (FG)", _M, (
        Permission.SEE_ACCESS_COUNTS, Permission.SEE_PRIVACY_REPORTS,
    )),
    StartingRole("administrator", "Beheerder", _M, (Permission.MANAGE_PEOPLE, Permission.MANAGE_RULES)),
    StartingRole("executing_caseworker", "Medewerker uitvoerende partij", _E, (
        Permission.SEE_WORKLIST, Permission.WORK_ON_DOSSIERS, Permission.ASSIGN_DOSSIERS, Permission.SEE_FIGURES,
    )),
    StartingRole("coordinator", "Coördinator vrijwilligers", _V, (
        Permission.MANAGE_VOLUNTEERS, Permission.MANAGE_PEOPLE,
    )),
    StartingRole(VOLUNTEER, "Vrijwilliger", _V, (Permission.HELP_RESIDENTS,)),
    StartingRole("executing_administrator", "Beheerder uitvoerende partij", _E, (Permission.MANAGE_PEOPLE,)),
)  # fmt: skip
