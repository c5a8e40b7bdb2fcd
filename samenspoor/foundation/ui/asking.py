"""A form that asks once about a sentence: whoever sends the same again means it so."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict


class AsksOnceForm(forms.Form):
    """A form with a `note`; `asks_about` says what is asked about a sentence, by a short name."""

    asked = forms.CharField(required=False, widget=forms.HiddenInput)

    def asks_about(self, sentence: str) -> Mapping[str, str]:
        """What is asked about a sentence; nothing unless a form says so."""
        return {}

    def clean(self) -> dict[str, Any]:
        """Ask once: the same sent again is meant so."""
        given = super().clean() or self.cleaned_data
        asks = self.asks_about(given.get("note", ""))
        told = ",".join(asks)
        if told and given.get("asked") != told:
            self.add_error("note", " ".join(asks.values()))
            again = cast(QueryDict, self.data).copy()
            again["asked"] = told
            self.data = again
        return given
