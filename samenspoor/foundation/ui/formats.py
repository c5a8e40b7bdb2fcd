"""How values look on a Dutch screen: amounts from cents, dates, numbers; pure functions without a clock."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NO_BREAK_SPACE = "\u00a0"
DAYS_SAID_IN_WORDS = 14


def number(value: int) -> str:
    """Write 1204 as `1.204`."""
    return f"{value:,}".replace(",", ".")


def hours(minutes: int) -> str:
    """Write 90 minutes as `1,5`, a whole hour without a comma."""
    return f"{minutes / 60:.1f}".replace(".", ",").removesuffix(",0")


def plain_amount(cents: int) -> str:
    """Write 120400 cents as `1204,00`: what a spreadsheet reads as a number."""
    sign = "-" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    return f"{sign}{euros},{rest:02d}"


def euro(cents: int) -> str:
    """Write 120400 cents as `€ 1.204,00`, never broken over two lines."""
    sign = "-" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    return f"€{NO_BREAK_SPACE}{sign}{number(euros)},{rest:02d}"


def day(value: date | datetime) -> str:
    """Write a date, or the Dutch calendar day of a moment, as `12 november 2026`."""
    return date_format(_local(value), "j F Y").replace(" ", NO_BREAK_SPACE)


def moment(value: datetime) -> str:
    """Write a moment as `12 november 2026 om 14.05 uur`."""
    local = _local(value)
    return _("%(day)s at %(time)s") % {"day": day(local), "time": date_format(local, "H.i")}


def relative_day(value: date | datetime, *, today: date) -> str:
    """Say `vandaag`, `gisteren`, `over 3 dagen` within two weeks of `today`, else the full date."""
    local = _local(value)
    that_day = local.date() if isinstance(local, datetime) else local
    distance = that_day - today
    if abs(distance) > timedelta(days=DAYS_SAID_IN_WORDS):
        return day(that_day)
    days = distance.days
    named = {0: _("today"), -1: _("yesterday"), 1: _("tomorrow")}
    if days in named:
        return named[days]
    if days < 0:
        return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}
    return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}


def yes_no(value: bool) -> str:
    return _("yes") if value else _("no")


def labels(values: Iterable[str], choices: type[TextChoices], *, is_in_sentence: bool = False) -> str:
    """Values of a closed list in words."""
    words = (str(choices(value).label) for value in values)
    return ", ".join(map(in_sentence, words) if is_in_sentence else words)


def in_sentence(text: str) -> str:
    """Begin small, as in the middle of a sentence: `'s ochtends`. A word with more capitals, such as DigiD, stays."""
    word = re.search(r"\w{2,}", text)
    if word is None or not word.group().istitle():
        return text
    return f"{text[: word.start()]}{text[word.start()].lower()}{text[word.start() + 1 :]}"


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value
