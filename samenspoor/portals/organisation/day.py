"""What asks for the coordinator today, most pressing first: each with where to go and from which municipality it is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from samenspoor.domain.agreements import access as agreements
from samenspoor.domain.volunteering import (
    day_access,
    handing_over,
    order_access,
    pairing_access,
    post_access,
    training_access,
)
from samenspoor.domain.volunteering.models import HelpedResident, Pairing
from samenspoor.domain.volunteering.origin import Origin
from samenspoor.domain.volunteering.states import PAIRING_TURN, PairingStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.audit.looks import listed
from samenspoor.foundation.ui.formats import day as in_words
from samenspoor.foundation.ui.parts import Tone
from samenspoor.foundation.ui.telephone import shown as number_shown
from samenspoor.foundation.ui.templatetags.ui import badge
from samenspoor.portals.organisation.pairing_texts import concern_texts, standing_sentences


@dataclass(frozen=True)
class Asks:
    """One thing that asks for the coordinator."""

    label: str
    url: str
    text: str = ""
    origin: str = ""
    badge: SafeString | str = ""


@dataclass(frozen=True)
class Section:
    """Things of one kind under a heading; `more_url` leads to all of them where not all are shown."""

    title: str
    asks: list[Asks]
    more_url: str = ""


def sections(actor: Actor, *, on: date, origin: Origin) -> list[Section]:
    """Every kind in which something asks for the coordinator; what concerns volunteers alone comes from nowhere."""
    names = pairing_access.municipalities(actor)
    found = (
        Section(gettext("Given back by volunteers"), list(_given_back(actor, names, origin))),
        Section(gettext("Need not go any more: tell them"), list(_called_back(actor, on, origin))),
        Section(gettext("Would like to talk"), list(_talks(actor))),
        Section(gettext("The help stops: close well"), list(_stopped(actor, names, origin))),
        Section(gettext("Pairings that stand still, or soon will"), list(_standing(actor, names, on, origin))),
        Section(gettext("Another organisation can help: ask the resident"), list(_hand_overs(actor, origin))),
        _unanswered(actor, names, on, origin),
        Section(gettext("Ring first"), list(_calls(actor, names, on, origin))),
        Section(gettext("Waits for two weeks: let them know how it stands"), list(_to_tell(actor, on, origin))),
        Section(gettext("Did not come about: choose someone else"), list(_refusals(actor, names, origin))),
        Section(gettext("How is it going?"), list(_quiet(actor, names, on, origin))),
        Section(gettext("Would like a training"), list(_wishes(actor))),
        Section(gettext("Look back with the municipality"), list(_evaluations(actor, on, origin))),
    )
    return [section for section in found if section.asks]


def _given_back(actor: Actor, names: dict[int, str], origin: Origin) -> Iterator[Asks]:
    page = reverse("organisation:post", kwargs={"organisation": actor.organisation.slug})
    for row in listed(post_access.given_back_to(actor, origin)[: post_access.MOST_SHOWN]):
        yield Asks(
            label=f"{row.pairing.volunteer.first_name}: {row.get_boundary_display()}",
            url=f"{page}#given-{row.pk}",
            text=row.pairing.resident.name,
            origin=names.get(row.pairing.resident.municipality or 0, ""),
            badge=badge(gettext("Urgent"), Tone.NEGATIVE) if row.is_urgent else "",
        )


def _called_back(actor: Actor, on: date, origin: Origin) -> Iterator[Asks]:
    orders = order_access.called_back(actor, on=on, origin=origin)
    on_paper = order_access.on_paper(actor, orders) if orders else set()
    for order in orders:
        url = reverse("organisation:order", kwargs={"organisation": actor.organisation.slug, "pk": order.pk})
        if order.pk in on_paper:
            why = gettext("A visit order was taken back. Nobody goes: ring, and ask the paper with the address back.")
        else:
            why = gettext("A visit order was taken back. Nobody goes, and the address is off the phone.")
        yield Asks(label=order.visitor, url=url, text=why, origin=order.organisation.name)


def _wishes(actor: Actor) -> Iterator[Asks]:
    page = reverse("organisation:trainings", kwargs={"organisation": actor.organisation.slug})
    for row in listed(training_access.wishes_to_settle(actor)[: training_access.MOST_SHOWN]):
        yield Asks(label=row.volunteer.first_name, url=f"{page}#wish-{row.pk}", text=row.name)


def _evaluations(actor: Actor, on: date, origin: Origin) -> Iterator[Asks]:
    for each in agreements.evaluations_near(actor, on=on):
        if not origin.takes_in(each.agreement.organisation_id):
            continue
        url = reverse("organisation:paper", kwargs={"organisation": actor.organisation.slug, "pk": each.agreement.pk})
        yield Asks(label=each.sentence, url=url)


def _talks(actor: Actor) -> Iterator[Asks]:
    page = reverse("organisation:post", kwargs={"organisation": actor.organisation.slug})
    for row in listed(post_access.who_want_to_talk(actor)[: post_access.MOST_SHOWN]):
        yield Asks(label=str(row.volunteer), url=f"{page}#talk-{row.pk}", text=number_shown(row.volunteer.telephone))


def _stopped(actor: Actor, names: dict[int, str], origin: Origin) -> Iterator[Asks]:
    rows = pairing_access.stopped(actor, origin)
    listed(rows)
    for resident in rows:
        yield _of_resident(actor, resident, names, text=resident.stop_reason)


def _standing(actor: Actor, names: dict[int, str], on: date, origin: Origin) -> Iterator[Asks]:
    rows = pairing_access.standing_still(actor, on=on, origin=origin)
    owners = {pairing.resident.municipality for pairing, _standing in rows if pairing.resident.municipality}
    contacts = pairing_access.contacts_at(actor, owners) if owners else {}
    listed([pairing for pairing, _standing in rows])
    for pairing, standing in rows:
        owner = pairing.resident.municipality or 0
        told = standing_sentences(standing, municipality=names.get(owner, ""), contact=contacts.get(owner))
        is_still = standing.stands_still
        mark = badge(
            gettext("Stands still") if is_still else gettext("For a while"),
            Tone.NEGATIVE if is_still else Tone.WARNING,
        )
        yield _of_pairing(actor, pairing, names, text=told[0], mark=mark)


def _hand_overs(actor: Actor, origin: Origin) -> Iterator[Asks]:
    if not origin.is_with_direct:
        return
    rows = handing_over.to_hand_over(actor, at=timezone.now())
    listed([resident for resident, _party in rows])
    for resident, party in rows:
        yield _of_resident(actor, resident, {}, text=party.name)


def _unanswered(actor: Actor, names: dict[int, str], on: date, origin: Origin) -> Section:
    rows = day_access.unanswered(actor, on=on, origin=origin)
    first = rows[: day_access.MOST_UNANSWERED]
    pairings = [pairing for pairing, _days in first]
    listed(pairings)
    lacking = pairing_access.lacking_of(actor, pairings, on=on) if pairings else {}
    page = reverse("organisation:pairings", kwargs={"organisation": actor.organisation.slug})
    asks = [
        _of_pairing(
            actor, pairing, names,
            text=_whose_move(pairing, is_lacking=bool(lacking[pairing.pk])),
            mark=badge(ngettext("%(count)d day", "%(count)d days", days) % {"count": days}, Tone.WARNING),
        )
        for pairing, days in first
    ]  # fmt: skip
    more_url = f"{page}?status=on_the_way" if len(rows) > len(first) else ""
    return Section(gettext("Waits for an answer"), asks, more_url)


def _whose_move(pairing: Pairing, *, is_lacking: bool) -> str:
    """How far it is, and who goes on; with a paper that is not in order nobody does before the coordinator."""
    if is_lacking:
        return gettext("%(status)s; a paper of the volunteer is not in order, so the move is up to you") % {
            "status": pairing.get_status_display()
        }
    return gettext("%(status)s; the move is up to %(turn)s") % {
        "status": pairing.get_status_display(),
        "turn": str(PAIRING_TURN[PairingStatus(pairing.status)].label),
    }


def _calls(actor: Actor, names: dict[int, str], on: date, origin: Origin) -> Iterator[Asks]:
    rows = pairing_access.calls_due(actor, on=on, origin=origin)
    listed([resident for resident, _day in rows])
    for resident, due in rows:
        yield _of_resident(
            actor,
            resident,
            names,
            text=number_shown(resident.telephone),
            mark=badge(gettext("Before %(day)s") % {"day": in_words(due)}, Tone.WARNING),
        )


def _to_tell(actor: Actor, on: date, origin: Origin) -> Iterator[Asks]:
    rows = pairing_access.to_tell(actor, on=on, origin=origin)
    listed(rows)
    for resident in rows:
        asks = _of_resident(actor, resident, {}, text=number_shown(resident.telephone))
        yield replace(asks, label=gettext("Let %(name)s know how it stands") % {"name": resident})


def _refusals(actor: Actor, names: dict[int, str], origin: Origin) -> Iterator[Asks]:
    rows = day_access.refusals(actor, origin)
    listed(rows)
    for pairing in rows:
        text = f"{pairing.volunteer.first_name}: {pairing.get_refusal_display().lower()}"
        yield _of_resident(actor, pairing.resident, names, text=text)


def _quiet(actor: Actor, names: dict[int, str], on: date, origin: Origin) -> Iterator[Asks]:
    rows = day_access.asking(actor, on=on, origin=origin)
    listed([pairing for pairing, _sight in rows])
    for pairing, sight in rows:
        yield _of_pairing(actor, pairing, names, text="; ".join(concern_texts(sight)))


def _of_pairing(
    actor: Actor, pairing: Pairing, names: dict[int, str], *, text: str, mark: SafeString | str = ""
) -> Asks:
    return Asks(
        label=gettext("%(resident)s and %(volunteer)s")
        % {"resident": pairing.resident.name, "volunteer": pairing.volunteer.first_name},
        url=reverse("organisation:pairing", kwargs={"organisation": actor.organisation.slug, "pk": pairing.pk}),
        text=text,
        origin=names.get(pairing.resident.municipality or 0, ""),
        badge=mark,
    )


def _of_resident(
    actor: Actor, resident: HelpedResident, names: dict[int, str], *, text: str, mark: SafeString | str = ""
) -> Asks:
    return Asks(
        label=resident.name,
        url=reverse("organisation:resident", kwargs={"organisation": actor.organisation.slug, "pk": resident.pk}),
        text=text,
        origin=names.get(resident.municipality or 0, ""),
        badge=mark,
    )
