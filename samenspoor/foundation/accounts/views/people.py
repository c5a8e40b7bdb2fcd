"""The people of an organisation, for its administrator: who works here, with which role, until when."""

from datetime import timedelta
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.foundation.accounts import access, actions
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.forms import LastDayForm, PersonForm, RoleForm
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.accounts.models import Membership, MembershipQuerySet
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.tables import Column, Filter, Kind, Table
from samenspoor.foundation.ui.templatetags.ui import badge

NOW, ENDED = "now", "ended"


def _state(membership: Membership) -> SafeString:
    today = timezone.localdate()
    if membership.ends_on is None:
        return badge(_("Works here"), Tone.POSITIVE)
    return badge(_("Stops"), Tone.WARNING) if membership.ends_on >= today else badge(_("Ended"), Tone.NEUTRAL)


def _by_state(rows: MembershipQuerySet, state: str) -> MembershipQuerySet:
    today = timezone.localdate()
    return rows.in_force_on(today) if state == NOW else rows.filter(ends_on__lt=today)


def _link(actor: Actor, membership: Membership) -> str:
    return reverse("accounts:change_role", kwargs={"organisation": actor.organisation.slug, "pk": membership.pk})


def _table(actor: Actor) -> Table:
    return Table(
        caption=gettext_lazy("Staff and their roles"),
        default_sort="name",
        columns=(
            Column(key="name", label=gettext_lazy("Name"), value=lambda row: row.user.name, is_sortable=True,
                   order=("user__name",), link=lambda row: _link(actor, row)),
            Column(key="email", label=gettext_lazy("E-mail"), value=lambda row: row.user.email),
            Column(key="role", label=gettext_lazy("Role"), value=lambda row: row.role.name, is_sortable=True,
                   order=("role__name",)),
            Column(key="starts_on", label=gettext_lazy("From"), kind=Kind.DAY, is_sortable=True),
            Column(key="ends_on", label=gettext_lazy("Until"), kind=Kind.DAY),
            Column(key="state", label=gettext_lazy("State"), cell=_state, value=lambda _row: None, is_exported=False),
        ),
        filters=(
            Filter(key="state", label=gettext_lazy("Show"), apply=_by_state,
                   choices=((NOW, gettext_lazy("Working here")), (ENDED, gettext_lazy("Ended")))),
        ),
    )  # fmt: skip


@require_GET
def people(request: HttpRequest, organisation: str) -> HttpResponse:
    """List who works or worked here."""
    actor = cast(ActingRequest, request).actor
    access.may_manage_people(actor).or_refuse()
    rows, table = access.staff_of(actor), _table(actor)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="medewerkers", note=exported)
    shown = table.show(rows, query=request.GET)
    listed(shown.objects)
    return render(request, "accounts/people.html", {"table": shown})


@require_http_methods(["GET", "HEAD", "POST"])
def add_person(request: HttpRequest, organisation: str) -> HttpResponse:
    """Let someone work here; a person who is new to the system gets an address to choose a password."""
    actor = cast(ActingRequest, request).actor
    access.may_manage_people(actor).or_refuse()
    form = PersonForm(request.POST or None, roles=access.roles_for(actor))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            membership, is_new = actions.give_role(
                actor.organisation, email=given["email"], name=given["name"], role=given["role"],
                by=actor.user, at=timezone.now(),
            )  # fmt: skip
        except actions.UnableToGiveRole as error:
            form.add_error("email", str(error))
        else:
            if is_new:
                return _show_invitation(request, membership)
            # The name stands on the account, and another organisation may have written it there.
            messages.warning(request, _("Somebody signs in with this address already and works here now. Ask the person"
                                        " whether that is so. If not, end the role at once."))  # fmt: skip
            return redirect("accounts:people", organisation=organisation)
    return render(request, "accounts/add_person.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def change_role(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one person's role here, and give another one."""
    actor = cast(ActingRequest, request).actor
    membership = access.get_membership_or_404(actor, pk)
    initial = {"role": membership.role_id}
    form = RoleForm(request.POST or None, roles=access.roles_for(actor), initial=initial, about=[membership])
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_role(membership, role=form.cleaned_data["role"], by=actor.user, at=timezone.now())
        except actions.UnableToGiveRole as error:
            form.add_error("role", str(error))
        else:
            messages.success(request, _("The role of %(name)s has been changed.") % {"name": membership.user.name})
            return redirect("accounts:people", organisation=organisation)
    context = {"membership": membership, "form": form, "state": _state(membership),
               "waits_for_password": membership.user.waits_for_password}  # fmt: skip
    return render(request, "accounts/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def end_membership(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Ask for the last day, and end the role after it."""
    actor = cast(ActingRequest, request).actor
    membership, today = access.get_membership_or_404(actor, pk), timezone.localdate()
    form = LastDayForm(request.POST or None, initial={"last_day": today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_membership(membership, last_day=form.cleaned_data["last_day"], by=actor.user, at=timezone.now())
        except actions.UnableToEndMembership as error:
            form.add_error("last_day", str(error))
        else:
            messages.success(request, _("The role of %(name)s ends.") % {"name": membership.user.name})
            return redirect("accounts:people", organisation=organisation)
    form.fields["last_day"].widget.attrs["min"] = (today - timedelta(days=1)).isoformat()
    name = membership.user.name
    context = {
        "title": _("End a role"),
        "question": _("When is the last day on which %(name)s works here?") % {"name": name},
        "text": _("After that day this person can no longer open pages of this organisation. What was done stays."),
        "confirm_label": _("End the role"),
        "tone": Tone.NEGATIVE,
        "cancel_url": reverse("accounts:people", kwargs={"organisation": organisation}),
        "form": form,
    }
    return render(request, "ui/confirm.html", context)


@require_POST
def invite(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Make a new address to choose a password, for someone whose first one has expired."""
    return _show_invitation(request, access.get_membership_or_404(cast(ActingRequest, request).actor, pk))


def _show_invitation(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Show the address once, in the answer itself; it is kept nowhere."""
    actor = cast(ActingRequest, request).actor
    try:
        invitation = actions.invite(membership, by=actor.user, at=timezone.now())
    except actions.UnableToInvite as error:
        messages.error(request, str(error))
        return redirect("accounts:people", organisation=actor.organisation.slug)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": invitation.uidb36, "key": invitation.key})
    address = request.build_absolute_uri(path)
    response = render(request, "accounts/invitation.html", {"membership": membership, "address": address})
    response["Cache-Control"] = "no-store"
    return response
