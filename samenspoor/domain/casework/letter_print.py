"""Prints letters as one tagged PDF (PDF/UA-1), a page per person, with the address where an envelope shows it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files

import typst
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspoor.domain.casework.letter_texts import Words, values_for
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.telephone import shown as number_shown

_TEMPLATE = files("samenspoor.domain.casework") / "templates" / "letters.typ"


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Who a letter goes to, as it stands on the envelope."""

    name: str
    street: str
    postcode: str
    town: str


def print_letters(organisation: Organisation, words: Words, addressees: Sequence[Addressee], *, day: date) -> bytes:
    """Print one letter to each; nothing of a dossier is in it but name and address."""
    data = {
        "title": _("Letters of %(day)s") % {"day": date_format(day, "j F Y")},
        "municipality": organisation.name,
        "ring": _("Ring"),
        "about_data": _("About your data"),
        "letters": [_letter(organisation, words, addressee, day) for addressee in addressees],
    }
    # Names and texts travel as data, so nothing in them is read as markup.
    with as_file(_TEMPLATE) as template:
        return bytes(typst.compile(template, sys_inputs={"data": json.dumps(data)}, pdf_standards=["ua-1"]))


def _letter(organisation: Organisation, words: Words, addressee: Addressee, day: date) -> dict[str, str]:
    filled = words.filled(values_for(organisation, name=addressee.name, day=day))
    return {
        "name": addressee.name,
        "street": addressee.street,
        "postcode": addressee.postcode,
        "town": addressee.town,
        "day": date_format(day, "j F Y"),
        "subject": filled.subject,
        "body": filled.body.replace("\r\n", "\n"),
        "rights": filled.rights.replace("\r\n", "\n"),
        "closing": filled.closing.replace("\r\n", "\n"),
        "return_address": filled.return_address,
        "telephone": number_shown(organisation.telephone),
        "email": organisation.email,
    }
