"""A form that changes what stands: the second at the same moment waits; each kind of field is compared."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django import forms
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory

from samenspoor.foundation.accounts.changing import Change, ChangeForm, _newest, one_at_a_time
from samenspoor.foundation.ui.fields import DayField
from tests.colleague import Colleague
from tests.fixtures import make_town


class EachKind(ChangeForm):
    begins_anew = frozenset({"today"})

    amount = forms.DecimalField(localize=True)
    on = DayField(required=False)
    one = forms.ChoiceField(choices=[("a", "Eerste"), ("b", "Tweede")], widget=forms.RadioSelect)
    several = forms.MultipleChoiceField(
        choices=[("x", "Links"), ("y", "Rechts")], widget=forms.CheckboxSelectMultiple, required=False
    )
    is_used = forms.BooleanField(required=False)
    number = forms.TypedChoiceField(choices=[("1", "Een"), ("2", "Twee")], coerce=int)
    today = DayField()


STOOD = {
    "amount": Decimal("50.00"), "on": date(2026, 11, 1), "one": "a", "several": ["x"], "is_used": True, "number": 1,
    "today": date(2026, 11, 24),
}  # fmt: skip
STANDS = {
    "amount": Decimal("1250.50"), "on": None, "one": "b", "several": ["x", "y"], "is_used": False, "number": 2,
    "today": date(2026, 11, 25),
}  # fmt: skip
SENT = "amount=50,00&on=2026-11-01&one=a&several=x&is_used=on&number=1&today=2026-11-24"
LAST = [Change(None, datetime(2026, 11, 24, 9, tzinfo=UTC))]


def sent(text: str) -> EachKind:
    data = QueryDict(text, mutable=True)
    data["seen"] = EachKind(initial=STOOD, about=LAST).seen.value()
    return EachKind(data, initial=STANDS, about=LAST)


def test_what_was_not_touched_is_filled_in_as_it_now_stands(db):
    form = sent(SENT)
    assert not form.is_valid()
    assert set(form.errors) == {"__all__", "amount", "on", "one", "several", "is_used", "number"}
    again = EachKind(form.data, initial=STANDS, about=LAST)
    assert again.is_valid(), again.errors
    assert {name: again.cleaned_data[name] for name in STANDS} == STANDS | {"today": date(2026, 11, 24)}
    told = " ".join(str(error) for errors in form.errors.values() for error in errors)
    for value in ("1250,50", "niets", "Tweede", "Links, Rechts", "nee", "Twee"):
        assert f"veranderd in: {value}." in told


def test_what_was_typed_stays_and_counts_when_it_is_stored_again(db):
    form = sent("amount=75,00&on=2026-12-01&one=a&number=1&today=2026-11-24")
    assert not form.is_valid()
    assert "Er staat nu: 1250,50" in form.errors["amount"][0]
    assert "is_used" not in form.errors, "both unticked it"
    again = EachKind(form.data, initial=STANDS, about=LAST)
    assert again.is_valid(), again.errors
    assert again.cleaned_data["amount"] == Decimal("75.00")
    assert again.cleaned_data["on"] == date(2026, 12, 1)
    assert again.cleaned_data["several"] == []
    assert again.cleaned_data["one"] == "b"


def test_nothing_is_said_when_nothing_changed(db):
    data = QueryDict(SENT.replace("50,00", "75,00"), mutable=True)
    data["seen"] = EachKind(initial=STOOD, about=LAST).seen.value()
    assert EachKind(data, initial=STOOD, about=LAST).is_valid()
    assert "seen" not in "".join(map(str, EachKind(initial=STOOD).hidden_fields())), "nothing stood there"


class Letter(ChangeForm):
    subject = forms.CharField()
    body = forms.CharField(widget=forms.Textarea)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_lines_that_were_not_touched_are_not_typed_however_a_browser_ends_them(db, ends):
    stood = {"subject": "Bericht", "body": f"Dag{ends}{ends}Wij bellen je."}
    data = QueryDict(mutable=True)
    data.update({"subject": "Nieuws", "body": "Dag\r\n\r\nWij bellen je."})
    data["seen"] = Letter(initial=stood, about=LAST).seen.value()
    form = Letter(data.copy(), initial=stood | {"body": "Dag\n\nWij komen langs."}, about=LAST)
    assert not form.is_valid()
    assert form.data["body"] == "Dag\n\nWij komen langs."
    assert "veranderd in" in form.errors["body"][0]
    only_its_ends_differ = Letter(data, initial=stood | {"body": "Dag\n\nWij bellen je."}, about=LAST)
    assert only_its_ends_differ.is_valid()


@pytest.mark.parametrize("seen", [
    "", "[]", "[" * 100_000, '{"on": [1]}', '{"on": ["a"]}', '{"on": true}', '{"on": null}', '{"on": {"a": 1}}',
    '{"several": [[1]]}', '{"several": "x"}', '{"is_used": ["on"]}', '{"amount": "sNaN"}', '{"amount": 1e999}',
    '{"one": {"a": 1}}', '{"number": "' + "9" * 9_000 + '"}',
])  # fmt: skip
def test_whoever_tampers_with_what_was_seen_breaks_nothing(db, seen):
    data = QueryDict(SENT, mutable=True)
    data["seen"] = seen
    form = EachKind(data, initial=STANDS, about=LAST)
    assert set(form.errors) <= {"__all__", "amount", "number"}


def test_nobody_is_named_whose_change_was_another():
    """A field that is no column tells nothing of who changed it."""
    stored = [(None, None), (5_000, None), (5_000, 4)]
    events = [
        SimpleNamespace(minimum_cents=cents, responsible=responsible, pgh_context={"user": user}, pgh_created_at=user)
        for user, (cents, responsible) in enumerate(stored, start=1)
    ]
    row = SimpleNamespace(pk=1, events=SimpleNamespace(order_by=lambda _newest: events[::-1]))
    named = {name: _newest(row, {name: False}) for name in ("minimum_euros", "minimum_cents", "responsible")}
    assert {name: last and last.by for name, last in named.items()} == {
        "minimum_euros": None, "minimum_cents": 2, "responsible": 3,
    }  # fmt: skip


def test_whoever_stores_at_the_same_moment_waits(fresh_database, as_organisation):
    stored: list[str] = []

    @one_at_a_time
    def view(request, **named):
        stored.append(request.headers["Who"])
        return HttpResponse()

    def store(who: str, pk: int = 1) -> None:
        view(RequestFactory().post("/", headers={"Who": who}), organisation="maatjes", pk=pk)

    owner = make_town().waterveen
    with as_organisation(owner):
        store("first")
        second = Colleague(lambda: as_organisation(owner), lambda: store("second"))
        second.waits_or_is_ready()
        other = Colleague(lambda: as_organisation(owner), lambda: store("of another", pk=2))
        assert other.ends() is None
        assert stored == ["first", "of another"]
    assert second.ends() is None
    assert stored == ["first", "of another", "second"]
