"""What a letter may say: a closed list of gaps, what is checked when a text is stored, and the starting texts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspoor.domain.casework.models.letter import LetterKind, LetterText
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.telephone import shown as number_shown

# On the screens of municipalities these are Dutch words; nothing about arrears can be filled in.
GAPS: dict[str, str | Promise] = {
    "naam": gettext_lazy("the name of the resident"),
    "gemeente": gettext_lazy("the name of the municipality"),
    "telefoon": gettext_lazy("the telephone number of the municipality"),
    "email": gettext_lazy("the e-mail address of the municipality"),
    "datum": gettext_lazy("the day on the letter"),
}
_GAP = re.compile(r"\{([^{}]*)\}")
# Words that tell a housemate or the neighbours too much when they stand above a letter.
_TELLING = ("schuld", "achterstand", "betaal", "incasso", "deurwaarder", "aanmaning", "huur", "energie", "zorgpremie")


@dataclass(frozen=True, kw_only=True)
class Words:
    """The text of one kind of letter, as entered or as an installation starts with it."""

    subject: str
    body: str
    rights: str
    closing: str
    return_address: str = ""

    @classmethod
    def of(cls, text: LetterText) -> "Words":
        """What was entered."""
        return cls(
            subject=text.subject,
            body=text.body,
            rights=text.rights,
            closing=text.closing,
            return_address=text.return_address,
        )

    def filled(self, values: Mapping[str, str]) -> "Words":
        """The same with its gaps filled in."""

        def fill(text: str) -> str:
            return _GAP.sub(lambda gap: values[gap[1]], text)

        return Words(
            subject=fill(self.subject),
            body=fill(self.body),
            rights=fill(self.rights),
            closing=fill(self.closing),
            return_address=self.return_address,
        )


def values_for(organisation: Organisation, *, name: str, day: date) -> dict[str, str]:
    """What is filled into the gaps of one letter."""
    return {
        "naam": name,
        "gemeente": organisation.name,
        "telefoon": number_shown(organisation.telephone),
        "email": organisation.email,
        "datum": date_format(day, "j F Y"),
    }


def faults(words: Words, kind: str) -> dict[str, str]:
    """What is wrong with a text, per field; a text with faults is not saved."""
    found = {}
    for name in ("subject", "body", "rights", "closing"):
        if why := _gap_fault(getattr(words, name)):
            found[name] = why
    telling = [word for word in _TELLING if word in words.subject.casefold()]
    if telling:
        found["subject"] = _("Leave “%(word)s” out of the subject: others may see it.") % {"word": telling[0]}
    if "{telefoon}" not in words.body:
        found.setdefault("body", _("Say in the text which number to ring: use {telefoon}."))
    if kind == LetterKind.OFFER and not words.rights.strip():
        found["rights"] = _(
            "The first letter says where the data come from and which rights people have (AVG art. 14)."
        )
    return found


def _gap_fault(text: str) -> str:
    unknown = [gap for gap in _GAP.findall(text) if gap not in GAPS]
    if unknown or "{" in _GAP.sub("", text) or "}" in _GAP.sub("", text):
        allowed = ", ".join(f"{{{gap}}}" for gap in GAPS)
        return _("“%(gap)s” cannot be filled in. Use only: %(allowed)s.") % {
            "gap": f"{{{unknown[0]}}}" if unknown else "{ }",
            "allowed": allowed,
        }
    return ""


_RIGHTS = gettext_lazy("""\
{gemeente} got a message that you are behind with a fixed payment, such as for your home, energy, water or \
health insurance. Which one, we tell you when you ring. The law wants us to offer you help then (Wet gemeentelijke \
schuldhulpverlening, article 3). We use your name, address and that message for this only, and keep them no longer \
than needed.
You may ask which data we have of you, have mistakes mended, or say that you do not want this. Ring or write to us. \
You may also complain to the Autoriteit Persoonsgegevens.""")
_CLOSING = gettext_lazy("""\
Kind regards,
{gemeente}
Team Vroegsignalering""")
STARTING: dict[LetterKind, tuple[str | Promise, str | Promise, str | Promise]] = {
    LetterKind.OFFER: (
        gettext_lazy("We are glad to think along with you"),
        gettext_lazy("""\
Dear {naam},

It sometimes happens that paying everything on time does not work out. Perhaps that is so for you now. Then we are \
glad to help you. That costs nothing.

Do you want to talk about it? Ring {telefoon}. You then speak with someone of our team. What you tell us stays between \
us. You decide yourself whether you want help.

Have you arranged it already, or do you want no help? Let us know, then you hear no more from us about this."""),
        _RIGHTS,
    ),
    LetterKind.REMINDER: (
        gettext_lazy("Our offer still stands"),
        gettext_lazy("""\
Dear {naam},

We wrote to you before, and have not heard from you yet. That is all right. We want you to know that our offer still \
stands.

Do you want to talk with someone? Ring {telefoon}. It costs nothing, and you decide yourself whether you want help.

Do you want no help? Let us know, then you hear no more from us about this."""),
        "",
    ),
    LetterKind.LAST: (
        gettext_lazy("You can always ring us"),
        gettext_lazy("""\
Dear {naam},

We have tried to reach you several times. This is our last letter for now.

Do you want help with money matters later? You can always ring {telefoon}. It costs nothing. You are welcome, also \
when it is long ago."""),
        "",
    ),
}


def starting_words(kind: str) -> Words:
    """The text that an installation starts with."""
    subject, body, rights = STARTING[LetterKind(kind)]
    return Words(subject=str(subject), body=str(body), rights=str(rights), closing=str(_CLOSING))
