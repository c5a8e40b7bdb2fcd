"""Forms of the page on which people are checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.casework.lookup import Finding
from samenspoor.domain.casework.models.check import FINDINGS
from samenspoor.foundation.accounts.changing import ChangeForm

CHOICES = [(value, label) for value, label in FINDINGS.items() if value != Finding.DIFFERS]


class DecideForm(forms.Form):
    """What is true of one person, and why when the BRP makes something else likely."""

    finding = forms.ChoiceField(label=_("What is true?"), choices=[("", "—"), *CHOICES])
    reason = forms.CharField(label=_("Why, in a few words"), max_length=300, required=False)


class ListForm(forms.Form):
    """The monthly list of debt help."""

    upload = forms.FileField(
        label=_("List of debt help (CSV or XLSX)"),
        help_text=_(
            "With a column BSN, or achternaam and geboortedatum; and consulent. Only hit or no hit is kept, with the"
            " name of the consulent."
        ),
    )


class AdministratorForm(ChangeForm):
    """Name and number of a bewindvoerder; empty when there is none any more."""

    name = forms.CharField(label=_("Name of the bewindvoerder"), max_length=120, required=False)
    telephone = forms.CharField(label=_("Telephone number"), max_length=20, required=False)


class BsnForm(forms.Form):
    """A number that was looked up by hand."""

    bsn = forms.CharField(label=_("BSN"), max_length=9, min_length=9)
