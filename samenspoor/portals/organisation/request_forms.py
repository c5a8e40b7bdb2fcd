"""Why an organisation cannot take a request for a volunteer up."""

from django import forms
from django.utils.translation import gettext_lazy as _

REASONS = (
    ("full", _("No volunteer is free at this moment")),
    ("no_match", _("No volunteer fits (language, times, distance)")),
    ("too_heavy", _("The question is too heavy for a volunteer")),
    ("not_ours", _("This is not what we do")),
    ("other", _("Something else")),
)


class RefuseRequestForm(forms.Form):
    """One tap on a reason, and a sentence where that helps."""

    why = forms.ChoiceField(label=_("Why not?"), choices=REASONS, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your words"),
        max_length=120,
        required=False,
        help_text=_("The municipality reads this. Write nothing about a volunteer or a resident."),
    )

    @property
    def chosen(self) -> str:
        """The reason as the municipality reads it."""
        words, why = self.cleaned_data["words"].strip(), self.cleaned_data["why"]
        label = str(dict(REASONS)[why])
        return words if why == "other" and words else f"{label}: {words}" if words else label
