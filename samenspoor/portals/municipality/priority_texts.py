"""What the screens say of the place of a dossier: each rule with its points, and what a person decided."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samenspoor.domain.casework import access, rules
from samenspoor.domain.casework.models import Dossier
from samenspoor.domain.intake.access import names_of
from samenspoor.foundation.ui.formats import number

REASONS: dict[rules.Reason, str | Promise] = {
    rules.Reason.CRISIS: _("A crisis threatens"),
    rules.Reason.CRISIS_NEAR: _("The crisis is near"),
    rules.Reason.END_OF_SUPPLY: _("Supply will end"),
    rules.Reason.MULTIPLE: _("More than one arrears this month"),
    rules.Reason.SUCCESSIVE: _("A signal in the six months before"),
    rules.Reason.CREDITOR: _("Type of creditor"),
    rules.Reason.AMOUNT: _("Height of the amount"),
    rules.Reason.YOUNG: _("A young adult lives here"),
    rules.Reason.PENSIONER: _("Someone of pensionable age lives here"),
}

# The titles of publication standard 1.0 of the Algoritmeregister: names, not words to translate.
FIELD_TITLES = {
    "name": "Naam",
    "description_short": "Korte omschrijving",
    "organization": "Organisatie",
    "category": "Thema",
    "status": "Status",
    "begin_date": "Begindatum",
    "contact_email": "Contactgegevens",
    "publication_category": "Publicatiecategorie",
    "goal": "Doel en impact",
    "proportionality": "Afwegingen",
    "human_intervention": "Menselijke tussenkomst",
    "risks": "Risicobeheer",
    "lawful_basis": "Wettelijke basis",
    "lawful_basis_grouping": "Verwijzingen wettelijke basis",
    "source_data": "Gegevens",
    "methods_and_models": "Technische werking",
    "provider": "Leverancier",
    "lang": "Taal",
    "standard_version": "Versie publicatiestandaard",
    "source_id": "Bron-ID",
    "tags": "Zoektermen",
}


def points_text(points: int) -> str:
    """So many points."""
    return ngettext("%(points)s point", "%(points)s points", points) % {"points": number(points)}


def priority_of(dossier: Dossier) -> dict[str, object]:
    """What the dossier's page shows of its place, in a fixed number of queries."""
    found = dossier.contributions
    decision = access.last_decision(dossier)
    return {
        "reasons": [(REASONS[item.reason], points_text(item.points)) for item in found],
        "by_rules": rules.priority(found),
        "decision": decision,
        "decided_by": names_of([decision.decided_by]).get(decision.decided_by, "") if decision else "",
    }
