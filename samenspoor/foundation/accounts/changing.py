"""Two colleagues who change the same: nobody wipes unseen what another stored meanwhile.

A form that changes what stands begins with it. What somebody so saw goes along in one hidden field, and is laid beside
what stands when they store. Where it differs the form comes back and says who changed what: a field that only the other
changed stands as the other made it, what this person typed stands as typed. Storing again is then a choice.

    @require_http_methods(["GET", "HEAD", "POST"])
    @one_at_a_time
    def describe(request, organisation, pk):
        form = VolunteerForm(request.POST or None, initial=described_of(found), about=[found])
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from itertools import pairwise
from typing import Any, cast

from django import forms
from django.db import connection, models
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from samenspoor.foundation.accounts.models import User
from samenspoor.foundation.ui import formats

SEEN, FROM = "seen", "vanaf"
_EVENTS_READ = 50


@dataclass(frozen=True)
class Change:
    """Who changed something last, and when."""

    by: int | None
    at: datetime


def one_at_a_time(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever stores waits here for whoever stores the same, so that what is compared is what stands.

    The lock is on what the address names, not on a row: some forms change rows that are not there yet, or many. It is
    taken before any other lock, and goes with the transaction.
    """

    @wraps(view)
    def waiting(request: HttpRequest, **named: Any) -> HttpResponse:
        if request.method == "POST":
            subject = json.dumps(named, sort_keys=True, default=str)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [subject])
        return view(request, **named)

    return waiting


def day_meant(request: HttpRequest, *, today: date, field: str = "starts_on") -> date:
    """From which day on a new version counts, where rows never change: it is compared with what stands on that day.

    It is what was filled in; before that the day of a version that is to be changed, of the address; or today.
    """
    written = request.POST.get(field, "") if request.method == "POST" else request.GET.get(FROM, "")
    try:
        return max(date.fromisoformat(written), today)
    except ValueError:
        return today


class ChangeForm(forms.Form):
    """A form that changes what stands, when it is told `about` what: the rows, or who changed it last.

    Without `about` it begins something new, and compares nothing.
    """

    begins_anew: frozenset[str] = frozenset()
    """Fields that begin with today or empty, whatever stands."""

    def __init__(self, *arguments: Any, about: Sequence[models.Model | Change] | None = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._about = about

    @property
    def seen(self) -> BoundField:
        """What stands there, hidden; among the fields of the page and not among what was filled in."""
        field = forms.CharField(required=False, widget=forms.HiddenInput, initial=self._stands)
        return BoundField(self, field, SEEN)

    def hidden_fields(self) -> list[BoundField]:
        """With what was seen, where something is changed."""
        return [*super().hidden_fields(), *([] if self._about is None else [self.seen])]

    def full_clean(self) -> None:
        """After everything else: what changed since this person looked."""
        super().full_clean()
        if self.is_bound and self._about is not None and (moved := self._moved()):
            self._take_over(moved)

    def _compared(self) -> Iterator[tuple[str, forms.Field]]:
        for name, field in self.fields.items():
            if name not in self.begins_anew and not field.widget.is_hidden:
                yield name, field

    def _now(self, name: str, field: forms.Field) -> Any:
        """What stands there as the page shows it, so that it reads like what is sent."""
        value, widget = field.prepare_value(self.get_initial_for_field(field, name)), field.widget
        if isinstance(widget, forms.CheckboxInput):
            return bool(value)
        shown = widget.format_value(value)
        if getattr(widget, "allow_multiple_selected", False):
            return shown or []
        return _one_line_end(shown[0] if isinstance(shown, list) and shown else shown or "")

    def _stands(self) -> str:
        """What stands there, as it goes along with the page."""
        return json.dumps({name: self._now(name, field) for name, field in self._compared()})

    def _moved(self) -> dict[str, bool]:
        """What somebody else made something else than stands in this form; and whether it was touched here too."""
        now = json.loads(self._stands())
        before = _read(self.data.get(self.add_prefix(SEEN), ""), like=now)
        return {
            name: _differs(field, before[name], self[name].data)
            for name, field in self._compared()
            if name in before and before[name] != now[name] and _differs(field, now[name], self[name].data)
        }

    def _take_over(self, moved: dict[str, bool]) -> None:
        last = _last_change(self._about or (), moved)
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix(SEEN)] = self._stands()
        self.data = data
        self.add_error(None, _told(last))
        for name, is_touched in moved.items():
            field = self.fields[name]
            shown = _shown(field, self._now(name, field)) or _("nothing")
            if is_touched:
                self.add_error(
                    name, _("It now says: %(value)s. What you filled in still stands here.") % {"value": shown}
                )
            else:
                self._put(name, field)
                self.add_error(name, _("This was changed to: %(value)s.") % {"value": shown})

    def _put(self, name: str, field: forms.Field) -> None:
        """Fill the field in as it now stands."""
        data, key, value = cast(QueryDict, self.data), self.add_prefix(name), self._now(name, field)
        data.setlist(key, value if isinstance(value, list) else [value] if value else [])


def _one_line_end(value: Any) -> Any:
    """Text as it is compared: a browser ends its lines otherwise than what was stored by us."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


def _read(text: str, *, like: dict[str, Any]) -> dict[str, Any]:
    """What was seen, of the kind that stands there now; whoever tampers with it only forgoes the comparison."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: found[name] for name, stands in like.items() if name in found and _is_like(found[name], stands)}


def _is_like(value: Any, stands: Any) -> bool:
    if isinstance(value, list) and not all(isinstance(each, str) for each in value):
        return False
    return type(value) is type(stands)


def _differs(field: forms.Field, value: Any, sent: Any) -> bool:
    """Whether what is sent is something else; what the field cannot read is compared as it is written."""
    try:
        return field.has_changed(field.to_python(value), _one_line_end(sent))
    except (forms.ValidationError, ArithmeticError):
        return bool(value != sent)


def _shown(field: forms.Field, value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(field, forms.ChoiceField):
        chosen: list[str] = value if isinstance(value, list) else [value]
        labels = {str(key): str(label) for key, label in cast(Any, field.choices)}
        return ", ".join(labels.get(each, each) for each in chosen if each)
    if isinstance(field, forms.BooleanField):
        return formats.yes_no(bool(value))
    if isinstance(field, forms.DateField) and value:
        return formats.day(date.fromisoformat(value))
    return str(value)


def _told(last: Change | None) -> str:
    name = User.objects.filter(pk=last.by).values_list("name", flat=True).first() if last and last.by else None
    if last is None or not name:
        told = _("Somebody else changed this while you were at it.")
    else:
        told = _("%(name)s changed this on %(moment)s, while you were at it.")
        told %= {"name": name, "moment": formats.moment(last.at)}
    nothing_lost = _("Nothing of yours is lost. Look at the fields below, and store again.")
    return f"{told} {nothing_lost}"


def _last_change(about: Sequence[models.Model | Change], moved: dict[str, bool]) -> Change | None:
    """The newest change of these fields, as far as history tells."""
    changes = [each if isinstance(each, Change) else _newest(each, moved) for each in about]
    return max((each for each in changes if each), key=lambda each: each.at, default=None)


def _newest(row: Any, moved: dict[str, bool]) -> Change | None:
    """Who changed one of these fields of a row; nobody when no field is a column of it: then another may have."""
    events = list(row.events.order_by("-pgh_id")[:_EVENTS_READ]) if row.pk and hasattr(row, "events") else []
    before_all = [None] if len(events) < _EVENTS_READ else []
    found = next(
        (
            later for later, earlier in pairwise([*events, *before_all])
            if any(getattr(later, name, None) != getattr(earlier, name, None) for name in moved)
        ),
        None,
    )  # fmt: skip
    return Change((found.pgh_context or {}).get("user"), found.pgh_created_at) if found else None
