"""The local chain: who takes part, what they do, and whom to ring (S16, S23)."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspoor.domain.agreements import access
from samenspoor.domain.agreements.actions import UnableToAddPartner, add_partner, describe_partner, name_contact
from samenspoor.domain.agreements.horizon import bars
from samenspoor.domain.agreements.models import ChainPartner, ContactSide, PartnerKind
from samenspoor.domain.agreements.terms import kinds_for
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.changing import one_at_a_time
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.looks import exported, listed
from samenspoor.foundation.ui.tables import Column, Table
from samenspoor.foundation.ui.telephone import shown as number_shown
from samenspoor.portals.municipality.agreement_forms import ContactForm, DescriptionForm, PartnerForm
from samenspoor.portals.municipality.authority_texts import state_of


def _contact(partner: ChainPartner, side: ContactSide) -> str:
    """A fixed contact person with the direct number."""
    found = next((each for each in partner.contacts.all() if each.side == side), None)
    return f"{found.name}, {number_shown(found.telephone)}" if found else ""


def _table(actor: Actor) -> Table:
    slug = actor.organisation.slug
    return Table(
        caption=_("Chain partners"),
        empty_text=_("Nobody stands on the map of the chain yet. Begin with whom you ring most."),
        columns=(
            Column(key="name", label=_("Name"),
                   link=lambda row: reverse("municipality:partner", kwargs={"organisation": slug, "pk": row.pk})),
            Column(key="kind", label=_("Kind"), value=lambda row: row.get_kind_display()),
            Column(key="does", label=_("What they do")),
            Column(key="target_groups", label=_("For whom")),
            Column(key="theirs", label=_("Contact with them"), value=lambda row: _contact(row, ContactSide.THEIRS)),
            Column(key="ours", label=_("Contact with us"), value=lambda row: _contact(row, ContactSide.OURS)),
        ),
    )  # fmt: skip


@require_GET
def partners(request: HttpRequest, organisation: str) -> HttpResponse:
    """List everyone in the local chain with the direct numbers."""
    actor = cast(ActingRequest, request).actor
    access.may_see_register(actor).or_refuse()
    rows, table = list(access.partners_of(actor)), _table(actor)
    if table.wants_export(request.GET):
        return table.export(rows, query=request.GET, file_name="ketenpartners", note=exported)
    context = {
        "table": table.show(listed(rows), query=request.GET),
        "may_manage": bool(access.may_manage_agreements(actor)),
    }
    return render(request, "municipality/partners.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, organisation: str) -> HttpResponse:
    """Put a partner on the map."""
    actor = cast(ActingRequest, request).actor
    access.may_manage_agreements(actor).or_refuse()
    form = PartnerForm(request.POST or None, participants=access.participants_for(actor))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = add_partner(
                actor.organisation, name=given["name"], kind=PartnerKind(given["kind"]),
                participant=given["participant"], by=actor.user, at=timezone.now(),
            )  # fmt: skip
        except UnableToAddPartner as error:
            form.add_error("name", str(error))
        else:
            return redirect("municipality:partner", organisation=organisation, pk=made.pk)
    back = reverse("municipality:partners", kwargs={"organisation": organisation})
    context = {"form": form, "title": gettext("Add a chain partner"), "button": gettext("Add"), "back": back}
    return render(request, "ui/act.html", context | {"parent": gettext("Chain partners")})


@require_GET
def partner(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Show one partner: what it does, whom to ring, which papers there are."""
    found = access.get_partner_or_404(cast(ActingRequest, request).actor, pk)
    return _show(request, found, _description(None, found))


def _description(data: QueryDict | None, found: ChainPartner) -> DescriptionForm:
    initial = {name: getattr(found, name) for name in DescriptionForm.base_fields}
    return DescriptionForm(data, initial=initial, about=[found])


def _show(request: HttpRequest, found: ChainPartner, form: DescriptionForm) -> HttpResponse:
    actor, today = cast(ActingRequest, request).actor, timezone.localdate()
    contacts = {contact.side: contact for contact in found.contacts.all()}
    context = {
        "partner": found,
        "kinds": [(kind.value, kind.label) for kind in kinds_for(PartnerKind(found.kind))],
        "contacts": [(side, contacts.get(side)) for side in ContactSide],
        "agreements": [
            (bar.agreement, state_of(bar.agreement, today), bar.last)
            for bar in bars((each for each in access.agreements_of(actor) if each.partner_id == found.pk), on=today)
        ],
        "form": form,
        "may_manage": bool(access.may_manage_agreements(actor)),
    }
    return render(request, "municipality/partner.html", context)


@require_POST
@one_at_a_time
def describe(request: HttpRequest, organisation: str, pk: int) -> HttpResponse:
    """Say what a partner does."""
    actor = cast(ActingRequest, request).actor
    found = access.get_partner_or_404(actor, pk)
    access.may_manage_agreements(actor).or_refuse()
    form = _description(request.POST, found)
    if not form.is_valid():
        return _show(request, found, form)
    describe_partner(found, **form.cleaned_data, by=actor.user, at=timezone.now())
    messages.success(request, gettext("Stored."))
    return redirect("municipality:partner", organisation=organisation, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@one_at_a_time
def contact(request: HttpRequest, organisation: str, pk: int, side: str) -> HttpResponse:
    """Name the fixed contact person of one side."""
    actor = cast(ActingRequest, request).actor
    found = access.get_partner_or_404(actor, pk)
    access.may_manage_agreements(actor).or_refuse()
    chosen = ContactSide.OURS if side == ContactSide.OURS else ContactSide.THEIRS
    now = next((each for each in found.contacts.all() if each.side == chosen), None)
    initial = {name: getattr(now, name) for name in ContactForm.base_fields} if now else {}
    form = ContactForm(request.POST or None, initial=initial, about=[now] if now else [])
    if request.method == "POST" and form.is_valid():
        name_contact(found, form.contact, side=chosen, by=actor.user, at=timezone.now())
        messages.success(request, gettext("Stored."))
        return redirect("municipality:partner", organisation=organisation, pk=pk)
    back = reverse("municipality:partner", kwargs={"organisation": organisation, "pk": pk})
    title = gettext("Fixed contact person: %(side)s") % {"side": chosen.label.lower()}
    context = {"form": form, "title": title, "button": gettext("Store"), "back": back, "parent": found.name}
    return render(request, "ui/act.html", context)
