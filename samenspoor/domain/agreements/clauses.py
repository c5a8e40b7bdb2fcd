"""What stands in every paper of a kind beside its own terms: what it is for, and what always counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.models import AgreementKind

_NO_DECISIONS = _("A volunteer never decides on rights, on a result or on the end of a dossier (Wgs art. 3a).")
_TRANSITION = _("After the last day nothing new begins. What runs goes on for the transition period.")
_ONLY_THESE = _("Only the data that stand here travel, and each side reports only what stands here.")
_SECRECY = _("Whoever sees data of residents has signed a statement of secrecy first.")


@dataclass(frozen=True)
class Clauses:
    """The sentence that a paper opens with, and the ones that close it."""

    purpose: str | Promise
    always: Sequence[str | Promise]


CLAUSES: Mapping[AgreementKind, Clauses] = {
    AgreementKind.COOPERATION: Clauses(
        _("The two sides help residents with worries about money together, in the phases, roles and tasks below."),
        (
            _("Outside these phases, roles and tasks nothing is asked of the volunteers."),
            _NO_DECISIONS,
            _SECRECY,
            _("In the guidance phase help begins once the tasks of resident, volunteer and professional are divided."),
            _TRANSITION,
        ),
    ),
    AgreementKind.MACHTIGING: Clauses(
        _("The municipality empowers the partner to do the acts below in its name (Awb 10:12); the partner agrees."),
        (
            _("These are factual acts. It is no mandate: nobody decides anything on the ground of this paper."),
            _NO_DECISIONS,
            _SECRECY,
            _("The municipality may withdraw it at any moment. From then on nothing is done in its name any more."),
        ),
    ),
    AgreementKind.PROCESSING: Clauses(
        _("The partner processes data of residents for the municipality, and only as it instructs (AVG art. 28)."),
        (
            _ONLY_THESE,
            _SECRECY,
            _("The partner protects the data well (AVG art. 32), and asks the municipality before it lets others in."),
            _("A data breach is reported to the municipality at once, so that it can report in time (AVG art. 33)."),
            _("The partner helps when a resident asks about his data, and shows the municipality how it works."),
            _("After the last day the partner destroys the data or gives them back, as the municipality chooses."),
            _("As long as the partner keeps data of residents, what stands here about them counts, also after that."),
        ),
    ),
    AgreementKind.DATA: Clauses(
        _("Each side is responsible itself for the data that it keeps (AVG art. 4 under 7). This is what travels."),
        (
            _ONLY_THESE,
            _SECRECY,
            _("Each side tells residents what it does with their data, and answers what they ask about it."),
            _("Whoever has a data breach with data of the other tells the other at once."),
            _TRANSITION,
        ),
    ),
    AgreementKind.COVENANT: Clauses(
        _("The creditor signals arrears early, and the municipality offers help (Wgs art. 3, first paragraph, b)."),
        (
            _("The creditor signals after its own attempts to reach the resident."),
            _("The municipality reports back in the fixed words of this system, and nothing else about the resident."),
        ),
    ),
    AgreementKind.SUBSIDY: Clauses(
        _("The municipality subsidises the partner. This paper carries out the subsidy decision (Awb 4:36)."),
        (_("It does not replace the subsidy decision. What that says comes first."),),
    ),
}
