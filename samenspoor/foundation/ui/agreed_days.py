"""The day on which somebody agreed: not one to come, and not so long ago that it has to be asked again."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

MOST_DAYS_AGO = 366


def why_not_agreed(on: date, *, today: date) -> str:
    """Why nobody can be taken to have agreed on this day; empty when that can be. It is said at the field as well."""
    if on > today:
        return _("This day has not come yet.")
    if on < today - timedelta(days=MOST_DAYS_AGO):
        return _("This day is more than a year ago. Look at the year; if it is right, ask again.")
    return ""
