"""What the screens call the papers of a volunteer, and how they stand."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.volunteering.files import File
from samenspoor.domain.volunteering.rules import PaperState, PaperToday, PersonalPaper
from samenspoor.domain.volunteering.secrecy_text import BEFORE_NUMBERS
from samenspoor.foundation.ui.formats import day
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.templatetags.ui import badge

PAPERS: Mapping[PersonalPaper, str | Promise] = {
    PersonalPaper.SECRECY: _("Secrecy statement"),
    PersonalPaper.VOG: _("VOG"),
    PersonalPaper.TRAINING: _("Training"),
}
_TONES = {
    PaperState.IN_ORDER: Tone.POSITIVE,
    PaperState.SOON: Tone.WARNING,
    PaperState.LAPSED: Tone.NEGATIVE,
    PaperState.MISSING: Tone.NEGATIVE,
}


def paper_badge(paper: PaperToday) -> SafeString:
    """One paper as a badge: `VOG vernieuwen vóór 3 januari 2027`."""
    return badge(paper_text(paper), _TONES[paper.state])


def paper_text(paper: PaperToday) -> str:
    """The name of a paper, with how it stands when that asks something."""
    named = {"paper": paper.name or PAPERS[paper.paper], "day": day(paper.until) if paper.until else ""}
    if paper.roles and paper.state == PaperState.MISSING:
        return gettext("Training “%(paper)s” is missing") % named
    if paper.state == PaperState.MISSING:
        return gettext("%(paper)s is missing") % named
    if paper.state == PaperState.LAPSED:
        return gettext("%(paper)s lapsed on %(day)s") % named
    if paper.state == PaperState.SOON:
        return gettext("Renew %(paper)s before %(day)s") % named
    return str(named["paper"])


def text_label(version: int) -> str:
    """Which text was signed, by the number at the bottom of the paper."""
    if version == BEFORE_NUMBERS:
        return gettext("Earlier or own text, no number")
    return gettext("Text %(version)s") % {"version": version}


def suspended_badge() -> SafeString:
    """That somebody may do nothing for now."""
    return badge(gettext("Suspended"), Tone.NEGATIVE)


def file_badges(file: File) -> SafeString:
    """What asks something in a file, a suspension first; one green badge when nothing does."""
    asking = [(paper_badge(paper),) for paper in file.papers if paper.state != PaperState.IN_ORDER]
    if file.volunteer.is_suspended:
        asking.insert(0, (suspended_badge(),))
    if file.signs_again:
        asking.append((badge(gettext("Older secrecy statement"), Tone.INFO),))
    if not asking:
        return badge(gettext("In order"), Tone.POSITIVE)
    return format_html("{}", format_html_join(" ", "{}", asking))
