"""What casework stores."""

from samenspoor.domain.casework.models.dossier import Dossier, DossierSignal, SeparateAddress
from samenspoor.domain.casework.models.round import Round, WorkingAgreement
from samenspoor.domain.casework.models.search import SearchTerm

__all__ = ["Dossier", "DossierSignal", "Round", "SearchTerm", "SeparateAddress", "WorkingAgreement"]
