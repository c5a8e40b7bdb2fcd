"""Forms of the pages about people and about looks."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.accounts.changing import ChangeForm
from samenspoor.foundation.accounts.models import Role
from samenspoor.foundation.audit.models import AccessLog, AccessLogQuerySet
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.fields import DayField
from samenspoor.foundation.ui.telephone import OFFICE_TELEPHONE

ANY: tuple[str, str | Promise] = ("", _("Everything"))


class RoleForm(ChangeForm):
    """Another role for someone who works here."""

    role = forms.ModelChoiceField(queryset=Role.objects.none(), label=_("Role"), empty_label=_("Choose"))

    def __init__(self, *arguments: Any, roles: QuerySet[Role], **named: Any) -> None:
        super().__init__(*arguments, **named)
        choices = self.fields["role"]
        if isinstance(choices, forms.ModelChoiceField):
            choices.queryset = roles


class PersonForm(RoleForm):
    """Someone who comes to work here."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), help_text=_("Also the name to sign in with."))

    field_order = ("name", "email", "role")


class ReachForm(ChangeForm):
    """How residents reach the organisation."""

    telephone = forms.CharField(
        label=_("Telephone"), max_length=20, validators=[OFFICE_TELEPHONE],
        help_text=_("Stands on letters and cards. For example 14 0519."),
    )  # fmt: skip
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=_("Stands on letters."))


class LastDayForm(forms.Form):
    """When someone stops."""

    last_day = DayField(label=_("Last working day"), help_text=_("Choose yesterday to end it at once."))


class ExecutionForm(forms.Form):
    """From when to when which party works for the municipality."""

    party = forms.ModelChoiceField(
        queryset=Organisation.objects.none(), label=_("Executing party"), empty_label=_("Choose")
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"), required=False, help_text=_("Empty: until you end it."))

    def __init__(self, *arguments: Any, parties: QuerySet[Organisation], **named: Any) -> None:
        super().__init__(*arguments, **named)
        choices = self.fields["party"]
        if isinstance(choices, forms.ModelChoiceField):
            choices.queryset = parties


class LooksForm(forms.Form):
    """Which looks to show."""

    user = forms.TypedChoiceField(label=_("Who"), required=False, coerce=int, empty_value=None)
    day = DayField(label=_("Day"), required=False)
    kind = forms.ChoiceField(label=_("What happened"), required=False, choices=[ANY, *AccessLog.Kind.choices])
    subject = forms.ChoiceField(label=_("Kind of record"), required=False)
    number = forms.IntegerField(
        label=_("Number of the record"),
        required=False,
        min_value=1,
        help_text=_("Together with the kind: who looked at this record?"),
    )

    def __init__(self, *arguments: Any, people: list[tuple[int, str]], subjects: list[tuple[str, str]], **named: Any):
        super().__init__(*arguments, **named)
        for name, choices in (("user", people), ("subject", subjects)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [ANY, *choices]

    def narrow(self, rows: AccessLogQuerySet) -> AccessLogQuerySet:
        """Keep the looks that were asked for; what was not filled in rightly narrows nothing."""
        asked = getattr(self, "cleaned_data", {})
        for name in ("user", "kind", "subject"):
            if asked.get(name):
                rows = rows.filter(**{name: asked[name]})
        if asked.get("number"):
            rows = rows.filter(subject_ids__contains=[asked["number"]])
        if asked.get("day"):
            rows = rows.on_day(asked["day"])
        return rows
