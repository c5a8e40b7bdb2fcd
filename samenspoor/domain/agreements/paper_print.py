"""Prints an agreement for both sides to sign, as a tagged PDF (PDF/UA-1): parties, terms, what always counts."""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import as_file, files

import typst
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samenspoor.domain.agreements.clauses import CLAUSES
from samenspoor.domain.agreements.models import Agreement, AgreementKind, AgreementVersion, ContactPerson, ContactSide
from samenspoor.domain.agreements.terms import shown_text, terms_shown
from samenspoor.foundation.ui.telephone import shown as number_shown

_TEMPLATE = files("samenspoor.domain.agreements") / "templates" / "paper.typ"
Pair = tuple[str, str]


def print_paper(agreement: Agreement, version: AgreementVersion) -> bytes:
    """Print one version of an agreement; the places for the signatures are empty until both sides have signed."""
    kind = AgreementKind(agreement.kind)
    clauses = CLAUSES[kind]
    ours, theirs = agreement.organisation.name, agreement.partner.name
    contacts = {contact.side: contact for contact in agreement.partner.contacts.all()}
    data = {
        "title": str(kind.label),
        "between": _("between %(ours)s and %(theirs)s") % {"ours": ours, "theirs": theirs},
        "purpose": str(clauses.purpose),
        "parties": {
            "title": _("The two sides"),
            "sides": [
                {"name": name, "pairs": list(_contact(contacts.get(side)))}
                for name, side in ((ours, ContactSide.OURS), (theirs, ContactSide.THEIRS))
            ],
        },
        "terms": {"title": _("What we agree"), "rows": [_term(label, value) for label, value in _terms(version, kind)]},
        "always": {"title": _("What always counts"), "rows": [str(each) for each in clauses.always]},
        "signing": {
            "title": _("Signatures"),
            "sides": [
                {"name": _("For %(name)s") % {"name": name}, "pairs": pairs, "sign": _("Signature")}
                for name, pairs in (
                    (ours, _signature(version, version.our_signatory, version.our_power)),
                    (theirs, _signature(version, version.their_signatory, version.their_power)),
                )
            ],
            "is_signed": version.signed_on is not None,
        },
        "footer": _("%(kind)s, version %(number)s of %(day)s")
        % {"kind": kind.label, "number": version.number, "day": _day(timezone.localdate(version.written_at))},
        "page": _("page"),
    }
    # Names and terms travel as data, so nothing in them is read as markup.
    with as_file(_TEMPLATE) as template:
        return bytes(typst.compile(template, sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"]))


def _terms(version: AgreementVersion, kind: AgreementKind) -> list[tuple[str, object]]:
    """What was filled in; the last day always, because an empty one says something too."""
    without_end = _("until one side stops it")
    return [
        (capfirst(str(label)), value or without_end if name == "ends_on" else value)
        for name, label, value in terms_shown(version, kind)
        if name == "ends_on" or value not in ("", None, [])
    ]


def _term(label: str, value: object) -> dict[str, str | list[str]]:
    return {"label": label, "value": [str(each) for each in value] if isinstance(value, list) else shown_text(value)}


def _contact(contact: ContactPerson | None) -> Iterator[Pair]:
    if contact is None:
        return
    yield _("Fixed contact person"), contact.name
    yield _("Direct number"), number_shown(contact.telephone)
    if contact.when:
        yield _("When to ring"), contact.when
    if contact.after_hours_telephone:
        yield _("Outside office hours"), number_shown(contact.after_hours_telephone)
    if contact.email:
        yield _("E-mail"), contact.email


def _signature(version: AgreementVersion, name: str, power: str) -> list[Pair]:
    signed_on = _day(version.signed_on) if version.signed_on else ""
    return [(_("Name"), name), (_("On which power"), power), (_("Place"), ""), (_("Date"), signed_on)]


def _day(day: date) -> str:
    return date_format(day, "j F Y")
