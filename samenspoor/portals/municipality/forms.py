"""Forms of the municipality's pages."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.intake.models import Creditor


class DeliveryForm(forms.Form):
    """One signal file of one creditor."""

    creditor = forms.ModelChoiceField(queryset=Creditor.objects.none(), label=_("Creditor"), empty_label=_("Choose"))
    file = forms.FileField(
        label=_("Signal file"), help_text=_("CSV, XLSX or JSON in the open layout."), allow_empty_file=True
    )

    def __init__(self, *arguments: Any, creditors: QuerySet[Creditor], **named: Any) -> None:
        super().__init__(*arguments, **named)
        choices = self.fields["creditor"]
        if isinstance(choices, forms.ModelChoiceField):
            choices.queryset = creditors
