"""A paper on data runs as long as the partner holds data under it (domain.md 7.4); both sides are told when not.

Counts alone; whose data they are, the municipality does not hear here.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspoor.domain.agreements import rules
from samenspoor.domain.agreements.authority import papers_of
from samenspoor.domain.agreements.models import Agreement


def data_ends(agreements: Iterable[Agreement], *, on: date) -> dict[int, date]:
    """Of the papers on data that end soon or have ended the last day, by number; not while another one goes on.

    The agreements are all of those with their partners, read `with_terms`.
    """
    by_partner: dict[int, list[Agreement]] = {}
    for row in agreements:
        if row.kind in rules.DATA_PAPERS:
            by_partner.setdefault(row.partner_id, []).append(row)
    found: dict[int, date] = {}
    for rows in by_partner.values():
        papers = {row.pk: papers_of(row) for row in rows}
        lasts = {
            number: rules.last_day_of(each, on)
            for number, each in papers.items()
            if any(not paper.gap(on) for paper in each)
        }
        if all(rules.ends_soon(last, on) for last in lasts.values()):
            for number, each in papers.items():
                ended = [last for paper in each if paper.starts_on and (last := paper.last_day())]
                if last := lasts.get(number) or max(ended, default=None):
                    found[number] = last
    return found


def data_end_on(agreement: Agreement, *, on: date) -> date | None:
    """The same of one agreement."""
    if agreement.kind not in rules.DATA_PAPERS:
        return None
    return data_ends(Agreement.objects.filter(partner=agreement.partner_id).with_terms(), on=on).get(agreement.pk)


def requests_told(partner: str, count: int) -> str:
    """What the municipality reads of the requests that a partner works on; empty when there are none."""
    if not count:
        return ""
    return ngettext(
        "%(partner)s still works on %(count)d help request with these data. Extend this agreement or hand it over.",
        "%(partner)s still works on %(count)d help requests with these data. Extend this agreement or hand them over.",
        count,
    ) % {"partner": partner, "count": count}


def requests_told_to_partner(count: int) -> str:
    """What the partner reads of those requests, with what it can do itself; empty when there are none."""
    if not count:
        return ""
    told = ngettext(
        "You still work on %(count)d help request with these data.",
        "You still work on %(count)d help requests with these data.",
        count,
    ) % {"count": count}
    return f"{told} {_partner_mends()}"


def pairings_told(municipality: str, count: int) -> str:
    """What the partner reads of its own pairings; empty when there are none."""
    if not count:
        return ""
    told = ngettext(
        "%(count)d pairing for residents of %(name)s still runs on these data.",
        "%(count)d pairings for residents of %(name)s still run on these data.",
        count,
    ) % {"name": municipality, "count": count}
    return f"{told} {_partner_mends()}"


def _partner_mends() -> str:
    return _("Let the municipality extend this agreement, or hand over what runs.")
