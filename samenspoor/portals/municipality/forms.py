"""Forms of the municipality's pages."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake import mapping
from samenspoor.domain.intake.columns import AMOUNT_TEXTS, DATE_TEXTS, TEXTS
from samenspoor.domain.intake.layout import Layout, our_columns
from samenspoor.domain.intake.models import Creditor, CreditorType, Delivery, Sender
from samenspoor.domain.intake.problems import sentence
from samenspoor.domain.intake.rows import AmountNotation, DateNotation, Notation
from samenspoor.domain.intake.rules import Limits
from samenspoor.domain.intake.senders import find_deliverer, key_of
from samenspoor.foundation.accounts.changing import ChangeForm

Choices = list[tuple[str, str | Promise]]

CONDITIONS = (
    ("contact", _("The creditor tried to get personal contact about preventing or ending the arrears.")),
    ("pointed", _("The creditor pointed the customer to debt help by the municipality.")),
    ("reminder", _("The creditor sent at least one written reminder.")),
    (
        "offer",
        _("In it the creditor offered to pass contact data to the municipality, and the customer did not react."),
    ),
)
"""The four conditions of responsible collection (Bgs art. 2, Tijdelijke regeling art. 1.2)."""


class FilesInput(forms.ClearableFileInput):
    """A file field that takes several files; the browser lets them be dropped on it."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; an empty one is taken too, its delivery says what to do."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files or [None]]


def _deliverer_choices(deliverers: Sequence[Creditor | Sender], *, empty: str | Promise) -> Choices:
    return [("", empty), *((key_of(found), found.name) for found in deliverers)]


class DeliveryForm(forms.Form):
    """Signal files of one sender, or of several: then each file gets a proposal."""

    uploads = FilesField(
        label=_("Signal files"),
        help_text=_("CSV, XLSX or JSON. You can choose several files, or drag them here."),
        allow_empty_file=True,
        error_messages={"required": _("Choose one file or more.")},
    )
    deliverer = forms.ChoiceField(
        label=_("Sender"), required=False, help_text=_("Leave this empty when the files come from different senders.")
    )

    def __init__(self, *arguments: Any, deliverers: Sequence[Creditor | Sender], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.deliverers = deliverers
        choices = _deliverer_choices(deliverers, empty=_("Find out for each file"))
        cast(forms.ChoiceField, self.fields["deliverer"]).choices = choices

    @property
    def files_chosen(self) -> list[UploadedFile]:
        return list(self.cleaned_data["uploads"])

    @property
    def deliverer_chosen(self) -> Creditor | Sender | None:
        return find_deliverer(self.deliverers, self.cleaned_data["deliverer"])


class SendersForm(forms.Form):
    """Who sent each of the files of which nobody has said it yet; the proposal is filled in."""

    def __init__(
        self, *arguments: Any, deliveries: Sequence[Delivery], deliverers: Sequence[Creditor | Sender], **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.deliveries, self.deliverers = deliveries, deliverers
        for delivery in deliveries:
            self.fields[f"delivery-{delivery.pk}"] = forms.ChoiceField(
                label=delivery.file_name,
                choices=_deliverer_choices(deliverers, empty=_("I do not know yet")),
                initial=key_of(delivery.deliverer),
                required=False,
            )

    @property
    def chosen(self) -> list[tuple[Delivery, Creditor | Sender]]:
        """The files of which the sender is now known."""
        pairs = (
            (delivery, find_deliverer(self.deliverers, self.cleaned_data[f"delivery-{delivery.pk}"]))
            for delivery in self.deliveries
        )
        return [(delivery, deliverer) for delivery, deliverer in pairs if deliverer]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip().lower() for word in text.split(",") if word.strip())


class MappingForm(forms.Form):
    """Which of the sender's columns is which of ours, and how it writes values."""

    name = forms.CharField(label=_("Name of this layout"), max_length=80)
    dates = forms.ChoiceField(label=_("Dates look like"), choices=list(DATE_TEXTS.items()))
    amounts = forms.ChoiceField(label=_("Amounts look like"), choices=list(AMOUNT_TEXTS.items()))
    yes_words = forms.CharField(label=_("Words for yes"), max_length=200, help_text=_("With commas between them."))
    no_words = forms.CharField(
        label=_("Words for no"), max_length=200, help_text=_("With commas between them. Empty is always no.")
    )

    def __init__(self, *arguments: Any, sample: mapping.Sample, deliverer: Creditor | Sender, **named: Any) -> None:
        self.sample, self.is_loket = sample, isinstance(deliverer, Sender)
        self.columns = our_columns(is_loket=self.is_loket)
        self.indispensable = mapping.missing((), is_loket=self.is_loket)
        super().__init__(*arguments, **named)
        choices: Choices = [("", _("Not in this file")), *((str(place), name) for place, name in self._own_columns())]
        for column in self.columns:
            self.fields[f"column-{column}"] = forms.ChoiceField(
                label=cast(str, TEXTS[column].label),
                help_text=format_lazy("{}.", TEXTS[column].meaning),
                choices=choices,
                required=False,
            )

    @classmethod
    def initial_for(cls, sample: mapping.Sample, deliverer: Creditor | Sender, *, day: date) -> dict[str, Any]:
        """The proposal, as the form shows it first."""
        proposal = mapping.propose(sample, is_loket=isinstance(deliverer, Sender))
        return {
            "name": f"{deliverer.name} {day.year}"[:80],
            "dates": proposal.notation.dates,
            "amounts": proposal.notation.amounts,
            "yes_words": ", ".join(sorted(proposal.notation.yes)),
            "no_words": ", ".join(sorted(proposal.notation.no)),
            **{f"column-{ours}": str(place) for ours, place in proposal.places.items()},
        }

    def _own_columns(self) -> list[tuple[int, str]]:
        """The sender's columns with the first thing that stands in them, which tells more than a name."""
        named = []
        for place, name in enumerate(self.sample.header):
            example = next(iter(self.sample.column(place)), "")
            named.append((place, f"{name} ({example[:30]})" if example else name))
        return named

    @property
    def obligatory_fields(self) -> list[BoundField]:
        """What no row can do without, and both names, of which one is enough."""
        return [self[f"column-{column}"] for column in self.columns if self._is_obligatory(column)]

    @property
    def other_fields(self) -> list[BoundField]:
        return [self[f"column-{column}"] for column in self.columns if not self._is_obligatory(column)]

    @property
    def notation_fields(self) -> list[BoundField]:
        return [self[name] for name in ("dates", "amounts", "yes_words", "no_words", "name")]

    def _is_obligatory(self, column: str) -> bool:
        return column in self.indispensable or column == "bedrijfsnaam"

    @property
    def layout(self) -> Layout:
        """What was chosen."""
        data = self.cleaned_data
        places = {column: int(data[f"column-{column}"]) for column in self.columns if data.get(f"column-{column}")}
        notation = Notation(
            dates=DateNotation(data["dates"]),
            amounts=AmountNotation(data["amounts"]),
            yes=_words(data["yes_words"]),
            no=_words(data["no_words"]),
        )
        return Layout(self.sample.header, places, notation)

    def clean(self) -> dict[str, Any]:
        """Refuse a mapping with which no row can be stored."""
        data: dict[str, Any] = super().clean() or {}
        if self.errors:
            return data
        chosen = self.layout.places
        for column in mapping.missing(chosen, is_loket=self.is_loket):
            self.add_error(f"column-{column}", _missing_sentence(column))
        for column, place in chosen.items():
            if list(chosen.values()).count(place) > 1:
                self.add_error(f"column-{column}", gettext("You chose this column twice. Choose another one."))
        if not self.errors:
            for problem in mapping.try_out(self.sample, self.layout):
                field = f"column-{problem.column}"
                message = gettext("With this choice not one row can be taken in. %(reason)s") % {
                    "reason": sentence(problem.code, self.layout.notation)
                }
                self.add_error(field if field in self.fields else None, message)
        return data


def _missing_sentence(column: str) -> str:
    if column == "achternaam":
        return gettext("Choose the column with the surname, or the one with the business name.")
    return gettext("No row can be taken in without this. Choose a column, or ask the sender to deliver it.")


class NewDelivererForm(forms.Form):
    """A creditor of one of the types that law knows, or a loket."""

    LOKET = "loket"

    name = forms.CharField(label=_("Name"), max_length=120)
    type = forms.ChoiceField(
        label=_("Type"),
        choices=[("", _("Choose")), *CreditorType.choices, (LOKET, _("Loket (delivers for several creditors)"))],
    )


class AttestationForm(ChangeForm):
    """The four conditions, the covenant that promises them, and what it limits."""

    # Else the browser paints every box that is not ticked yet as wrong.
    use_required_attribute = False

    covenant = forms.CharField(
        label=_("Covenant"),
        max_length=200,
        help_text=_("For example: Landelijk Convenant Vroegsignalering, signed on 3 March 2026."),
    )
    minimum_euros = forms.DecimalField(
        label=_("Least amount in the covenant, in euros"),
        required=False,
        localize=True,
        min_value=0,
        max_value=100_000,
        decimal_places=2,
        help_text=_("Only if the covenant names it. A signal below it is unfounded."),
    )
    minimum_days = forms.IntegerField(
        label=_("Fewest days in arrears in the covenant"), required=False, min_value=0, max_value=3650
    )
    maximum_days = forms.IntegerField(
        label=_("Most days in arrears in the covenant"), required=False, min_value=0, max_value=3650
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, text in CONDITIONS:
            self.fields[name] = forms.BooleanField(
                label=text, error_messages={"required": _("Tick this only when it is so; without it no file is read.")}
            )
        self.order_fields([*(name for name, _text in CONDITIONS), "covenant", "minimum_euros"])

    @property
    def limits(self) -> Limits:
        data = self.cleaned_data
        return Limits(int((data["minimum_euros"] or 0) * 100), data["minimum_days"], data["maximum_days"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        fewest, most = data.get("minimum_days"), data.get("maximum_days")
        if fewest is not None and most is not None and most < fewest:
            self.add_error("maximum_days", gettext("This is fewer than the fewest days. Check both."))
        return data


class ResponsibleForm(ChangeForm):
    """Who attests this creditor."""

    responsible = forms.TypedChoiceField(label=_("Person responsible"), coerce=int, empty_value=None, required=False)

    def __init__(self, *arguments: Any, people: Sequence[tuple[int, str]], **named: Any) -> None:
        super().__init__(*arguments, **named)
        choices: Choices = [("", _("Nobody yet")), *((str(user), name) for user, name in people)]
        cast(forms.ChoiceField, self.fields["responsible"]).choices = choices


def attestation_of(creditor: Creditor) -> Mapping[str, Any]:
    """What was attested before, as the form shows it; the conditions are ticked anew."""
    return {
        "covenant": creditor.covenant,
        "minimum_euros": Decimal(creditor.minimum_cents) / 100 if creditor.minimum_cents else None,
        "minimum_days": creditor.minimum_days,
        "maximum_days": creditor.maximum_days,
    }
