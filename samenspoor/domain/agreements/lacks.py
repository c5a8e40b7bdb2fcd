"""In words which paper lacks, for the sentence that refuses something."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.agreements.models import AgreementKind
from samenspoor.domain.agreements.rules import Gap, Lack

GAPS: Mapping[Gap, str | Promise] = {
    Gap.NONE: _("is missing"),
    Gap.NOT_SIGNED: _("has not been signed yet"),
    Gap.NOT_YET: _("has not begun yet"),
    Gap.EXPIRED: _("has expired"),
    Gap.WITHDRAWN: _("was withdrawn"),
    Gap.DOES_NOT_COVER: _("does not name this"),
    Gap.DATA_NOT_NAMED: _("does not name the data that this needs"),
    Gap.REPORT_NOT_NAMED: _("does not name that they report whether somebody was reached"),
    Gap.OWN_TABLE: _("The municipality's own table of tasks leaves this out"),
}


def lack_text(lack: Lack) -> str | Promise:
    """Which paper lacks and why: `Verwerkersovereenkomst is verlopen`."""
    kinds = [AgreementKind(kind.value).label for kind in lack.kinds]
    if not kinds:
        return GAPS[lack.gap]
    return format_lazy(
        "{kinds} {gap}", kinds=format_lazy(" / ".join("{}" for _kind in kinds), *kinds), gap=GAPS[lack.gap]
    )


def lacks_text(lacks: Iterable[Lack]) -> str:
    """The same of several papers, each once."""
    return "; ".join(dict.fromkeys(str(lack_text(lack)) for lack in lacks))
