"""Who sees the worklist and its dossiers."""

import re
from datetime import date

from django.db.models import Q, QuerySet

from samenspoor.domain.casework import rules
from samenspoor.domain.casework.models import Dossier, Round, SearchTerm
from samenspoor.domain.casework.models.dossier import DossierQuerySet
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict

_FAR_ENOUGH = 1000
_POSTCODE_APART = re.compile(r"\b(\d{4})\s+([a-z]{2})\b", re.IGNORECASE)


def may_see_worklist(actor: Actor) -> Verdict:
    """Answer whether this person works with dossiers."""
    return actor.may(Permission.SEE_WORKLIST)


def visible_to(actor: Actor, *, day: date) -> DossierQuerySet:
    """Dossiers that this person may see: of the own municipality, or of those that the executing party works for."""
    may_see_worklist(actor).or_refuse()
    return Dossier.objects.filter(organisation_id__in=actor.owners(day))


def rounds_for(actor: Actor, *, day: date) -> list[Round]:
    """The rounds there are, newest first."""
    return list(Round.objects.filter(organisation_id__in=actor.owners(day)).order_by("-month", "organisation_id"))


def get_dossier_or_404(actor: Actor, pk: int, *, day: date) -> Dossier:
    """Return one dossier and note the look."""
    return looks.open_or_404(visible_to(actor, day=day).for_list(), pk)


def find(actor: Actor, text: str, *, day: date) -> DossierQuerySet:
    """Dossiers of an address or person whose words begin with all words of the text, or with that number.

    Begins with the rarest word, and looks no further than 1,000 addresses: who finds more adds a word.
    """
    dossiers = visible_to(actor, day=day)
    words = rules.search_words(_POSTCODE_APART.sub(r"\1\2", text))
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
    if len(words) == 1 and text.strip().isdigit():
        matching |= Q(pk=int(text.strip()))
    return dossiers.filter(matching)


def _addresses(terms: "QuerySet[SearchTerm]") -> set[int]:
    return set(terms.values_list("address_id", flat=True)[:_FAR_ENOUGH])
