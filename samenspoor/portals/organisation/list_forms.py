"""Forms of the lists that an organisation brings from elsewhere."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspoor.domain.volunteering.lists import RawList, UnableToReadList, read_upload

KEPT_SECONDS = 60 * 60
"""So long a list that was looked at can be taken over; afterwards it is sent again."""


class ListForm(forms.Form):
    """The file; it is read and not kept."""

    upload = forms.FileField(label=gettext_lazy("The list (CSV or XLSX)"))

    def clean_upload(self) -> RawList:
        """What stands in the file."""
        try:
            return read_upload(self.cleaned_data["upload"])
        except UnableToReadList as error:
            raise forms.ValidationError(str(error)) from error


class TakeOverForm(forms.Form):
    """The list that was looked at, signed: it comes back as it went, and stands nowhere in between."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, salt: str, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._salt = salt

    @classmethod
    def showing(cls, raw: RawList, *, salt: str) -> "TakeOverForm":
        """The form under the preview of a list."""
        seen = signing.dumps(raw.as_data(), salt=salt, compress=True)
        return cls(initial={"seen": seen}, salt=salt)

    def clean_seen(self) -> RawList:
        """The list, as it was shown to this person at this organisation within the hour."""
        try:
            data = signing.loads(self.cleaned_data["seen"], salt=self._salt, max_age=KEPT_SECONDS)
        except signing.BadSignature as error:
            raise forms.ValidationError(_("This was looked at too long ago. Choose the file again.")) from error
        return RawList.from_data(data)
