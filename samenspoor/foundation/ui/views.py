"""The living style page: every part that pages are built from; only in the demo and development.

Its texts are sample data, in Dutch, and stand in no catalogue.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from .fields import DayField
from .parts import NavigationItem, TimelineEntry, Tone
from .tables import Column, Filter, Kind, Table
from .templatetags.ui import badge

STEPS = 8


@dataclass(frozen=True, kw_only=True)
class ExampleRow:
    name: str
    address: str
    status: str
    amount_cents: int
    received_on: date


ROWS = [
    ExampleRow(name=name, address=address, status=status, amount_cents=cents, received_on=date(2026, 11, day))
    for name, address, status, cents, day in (
        ("J. van der Berg", "Lisdodde 12, 8951 AB Waterveen", "new", 43120, 3),
        ("A. Yılmaz", "Kwelderpad 8 bis, 8952 CD Waterveen", "review", 120400, 12),
        ("M.E. de Boer-Smit", "Veenkade 101, 8953 KL Waterveen", "linked", 8875, 9),
        ("K. Wiśniewska", "Turfstraat 3-A, 8950 TR Waterveen", "crisis", 254000, 17),
        ("R. Sewpersad", "Lisdodde 14, 8951 AB Waterveen", "new", 61233, 17),
    )
]
STATUSES = {
    "new": ("Nieuw", Tone.INFO),
    "review": ("Te beoordelen", Tone.WARNING),
    "linked": ("Gekoppeld", Tone.POSITIVE),
    "crisis": ("Crisis", Tone.NEGATIVE),
}


def _status_badge(row: ExampleRow) -> SafeString:
    label, tone = STATUSES[row.status]
    return badge(label, tone)


def _with_status(rows: Sequence[ExampleRow], status: str) -> list[ExampleRow]:
    return [row for row in rows if row.status == status]


EXAMPLE_TABLE = Table(
    caption="Meldingen van deze ronde",
    default_sort="-amount",
    columns=(
        Column(key="name", label="Naam", is_sortable=True, link=lambda row: "#tabel"),
        Column(key="address", label="Adres"),
        Column(key="status", label="Status", cell=_status_badge, value=lambda row: STATUSES[row.status][0]),
        Column(key="received_on", label="Ontvangen", kind=Kind.DAY, is_sortable=True),
        Column(key="amount", label="Bedrag", kind=Kind.AMOUNT, value=lambda row: row.amount_cents, is_sortable=True),
    ),
    filters=(
        Filter(
            key="status",
            label="Status",
            choices=[(key, label) for key, (label, _tone) in STATUSES.items()],
            apply=_with_status,
        ),
    ),
)


class ExampleForm(forms.Form):
    surname = forms.CharField(label="Achternaam", max_length=80)
    postcode = forms.RegexField(
        r"^\d{4} ?[A-Z]{2}$",
        label="Postcode",
        help_text="Bijvoorbeeld 8951 AB",
        initial="89 AB",
        error_messages={"invalid": "Vul vier cijfers en twee letters in"},
    )
    born_on = DayField(label="Geboortedatum", required=False)
    creditor_type = forms.ChoiceField(
        label="Soort vastelastenpartner", choices=[("rent", "Huur"), ("energy", "Energie"), ("water", "Water")]
    )
    notes = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    contact = forms.ChoiceField(
        label="Hoe leggen we contact?",
        widget=forms.RadioSelect,
        choices=[("phone", "Telefonisch"), ("visit", "Huisbezoek"), ("letter", "Brief")],
        help_text="De eerste poging bepaalt de termijn.",
    )
    days = forms.MultipleChoiceField(
        label="Bereikbaar op",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("mon", "Maandag"), ("tue", "Dinsdag")],
    )
    attest = forms.BooleanField(
        label="Aan de voorwaarden van sociale incasso is voldaan",
        help_text="Eén keer per vastelastenpartner, bij het convenant.",
    )
    file = forms.FileField(label="Signaalbestand", required=False, help_text="CSV, XLSX of JSON, hooguit 512 MB")
    password = forms.CharField(label="Wachtwoord", required=False, widget=forms.PasswordInput)


def _timeline(now: datetime) -> list[TimelineEntry]:
    return [
        TimelineEntry(at=now, title="Hulp aangeboden via de telefoon", by="Fatima el Idrissi", tone=Tone.POSITIVE),
        TimelineEntry(
            at=now - timedelta(days=2),
            title="Niemand thuis",
            text="Er is een kaartje achtergelaten.",
            by="Jan Postma",
            tone=Tone.WARNING,
        ),
        TimelineEntry(at=date(2026, 11, 3), title="Signaal ontvangen van Brugwonen", url="#tabel"),
    ]


@login_not_required
def style_page(request: HttpRequest) -> HttpResponse:
    _only_where_people_practise()
    if EXAMPLE_TABLE.wants_export(request.GET):
        return EXAMPLE_TABLE.export(ROWS, query=request.GET, file_name="meldingen")
    form = ExampleForm({"postcode": "89 AB", "contact": "visit"})
    messages.success(request, "3 signalen zijn samengevoegd tot één melding.")
    here = reverse("ui:style_page")
    context = {
        "form": form,
        "table": EXAMPLE_TABLE.show(ROWS, query=request.GET),
        "nothing": Table(caption="Aanleveringen", columns=EXAMPLE_TABLE.columns).show([], query=request.GET),
        "timeline": _timeline(timezone.now()),
        "pairs": [
            ("Nummer", "WV-2026-00412"),
            ("Adres", "Lisdodde 12, 8951 AB Waterveen"),
            ("Telefoon", None),
        ],
        "tones": list(Tone),
        "today": timezone.localdate(),
        "now": timezone.now(),
        "amount": 120400,
        "refresh_url": f"{reverse('ui:style_page_progress')}?stap=1",
        "organisation_name": "Gemeente Waterveen",
        "practice_data_only": True,
        "contact_name": "Team Vroegsignalering",
        "contact_phone": "0513 00 00 00",
        "main_navigation": [
            NavigationItem(label=label, url=here, is_current=is_current)
            for label, is_current in (
                ("Werkvoorraad", True),
                ("Aanleveringen", False),
                ("Beoordelen", False),
                ("Bewaren", False),
            )
        ],
    }
    return render(request, "ui/style_page.html", context)


@login_not_required
def style_page_progress(request: HttpRequest) -> HttpResponse:
    """Pretend that a job advances with every look, so that the bar and its end can be seen."""
    _only_where_people_practise()
    asked = request.GET.get("stap", "1")
    step = min(int(asked), STEPS) if asked.isdecimal() and asked.isascii() else 1
    refresh_url = f"{reverse('ui:style_page_progress')}?stap={step + 1}" if step < STEPS else ""
    return render(
        request, "ui/style_page.html#progress", {"done": step * 1250, "total": STEPS * 1250, "refresh_url": refresh_url}
    )


def _only_where_people_practise() -> None:
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
