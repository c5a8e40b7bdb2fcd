"""The record of a hand-over as a data file: JSON with the names of the GGM, Model Schuldhulpverlening, where they fit.

A change that a reader would notice gets a new version number.
"""

from datetime import date, datetime
from typing import Final, Literal

from django.utils import timezone
from pydantic import BaseModel, ConfigDict, Field

from samenspoor.domain.casework.models import CollectionPause
from samenspoor.domain.trajectory.record import Record

FORMAT: Final = "samenspoor-overdracht-schuldhulpverlening"
VERSION: Final = "1.0"


class Shape(BaseModel):
    """A part of the file: Dutch names, and nothing that the description does not name."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True, serialize_by_alias=True)


class Municipality(Shape):
    name: str = Field(alias="naam", description="naam van de gemeente die overdraagt")
    code: str = Field(alias="code", description="gemeentecode, zoals GM0000")
    telephone: str = Field(alias="telefoon", description="waar de ontvanger vragen stelt")


class HandedOver(Shape):
    number: int = Field(alias="nummer", description="nummer van de overdracht")
    dossier: int = Field(alias="melding", description="nummer van de melding")
    receiver: str = Field(alias="aan", description="team of organisatie die het overneemt")
    ground: Literal["publiekeTaak", "instemming"] = Field(alias="grondslag", description="waarom dit mag")
    agreed_on: date | None = Field(alias="instemmingOp", description="dag van instemming; leeg bij publieke taak")
    agreed_words: str = Field(alias="instemmingWoorden", description="de woorden van de inwoner")
    appointment: str = Field(alias="afspraak", description="wat is afgesproken voor het gesprek")
    made_on: date = Field(alias="gemaaktOp", description="dag van de overdracht")
    made_by: str = Field(alias="gemaaktDoor", description="naam van de medewerker")
    acknowledged_on: date | None = Field(alias="bevestigdOp", description="dag waarop de ontvanger bevestigde")
    colleague: str = Field(alias="bevestigdDoor", description="naam van wie bevestigde")


class Place(Shape):
    street: str = Field(alias="straat", description="straat")
    number: str = Field(alias="huisnummer", description="huisnummer met letter en toevoeging")
    postcode: str = Field(alias="postcode", description="zonder spatie")
    town: str = Field(alias="woonplaats", description="woonplaats")


class Inhabitant(Shape):
    bsn: str = Field(alias="bsn", description="alleen als de gemeente het heeft en het binnen de gemeente blijft")
    initials: str = Field(alias="voorletters", description="voorletters")
    prefix: str = Field(alias="voorvoegsel", description="tussenvoegsel")
    surname: str = Field(alias="achternaam", description="achternaam; leeg bij alleen een bedrijfsnaam")
    business_name: str = Field(alias="bedrijfsnaam", description="naam van een eenmanszaak")
    born_on: date | None = Field(alias="geboortedatum", description="leeg als die niet bekend is")
    address: Place | None = Field(alias="adres", description="leeg als het nieuwe adres niet bekend is")
    consult_first: bool = Field(alias="overlegEerst", description="overleg met de gemeente voor u langsgaat")
    phones: list[str] = Field(alias="telefoonnummers", description="zoals de vastelastenpartners ze gaven")
    emails: list[str] = Field(alias="emailadressen", description="zoals de vastelastenpartners ze gaven")


class Application(Shape):
    """GGM Aanmelding."""

    starts_on: date = Field(alias="startdatum", description="dag waarop de inwoner een eerste gesprek aanvaardde")
    is_crisis: bool = Field(alias="crisisinterventie", description="bedreigende situatie (Wgs art. 4)")


class FirstTalk(Shape):
    """GGM Intake."""

    starts_on: date | None = Field(alias="startdatum", description="dag van het eerste gesprek")
    decided_on: date = Field(alias="beschikkingsdatum", description="dag van toelating")
    decision: Literal["Toelatingsbeschikking"] = Field(
        "Toelatingsbeschikking",
        alias="beschikkingssoort",
        description="altijd toelating",
    )


class HelpAccepted(Shape):
    on: date | None = Field(alias="datum", description="dag waarop hulp is aanvaard")
    help: str = Field(alias="soort", description="eindresultaat volgens DDAS v1.2")


class Owing(Shape):
    """GGM Schuldeiser."""

    name: str = Field(alias="naam", description="naam van de vastelastenpartner")
    kind: str = Field(alias="soortSignaalpartner", description="soort volgens DDAS v1.2")


class Pause(Shape):
    asked_on: date = Field(alias="gevraagdOp", description="dag waarop de gemeente om een pauze vroeg")
    answer: Literal["gevraagd", "toegezegd", "geweigerd"] = Field(alias="antwoord", description="wat de partner zei")
    ends_on: date | None = Field(alias="eindigtOp", description="dag waarop de pauze eindigt")


class Debt(Shape):
    """GGM Schuld."""

    amount_cents: int = Field(alias="bedragInCenten", description="in centen; het GGM vraagt hele euro's")
    measured_on: date = Field(alias="peildatum", description="dag van het signaal")
    arisen_on: date = Field(alias="achterstandSinds", description="sinds wanneer er een achterstand is")
    customer_number: str = Field(alias="klantnummer", description="klantnummer bij de vastelastenpartner")
    creditor: Owing = Field(alias="schuldeiser", description="bij wie de achterstand is")
    pause: Pause | None = Field(alias="incassopauze", description="leeg als er geen pauze is gevraagd")


class HandoverFile(Shape):
    """The whole file."""

    format: Literal["samenspoor-overdracht-schuldhulpverlening"] = Field(
        FORMAT, alias="formaat", description="altijd deze tekst"
    )
    version: Literal["1.0"] = Field(VERSION, alias="versie", description="versie van deze beschrijving")
    composed_at: datetime = Field(alias="samengesteldOp", description="moment waarop het bestand is gemaakt")
    municipality: Municipality = Field(alias="gemeente", description="wie overdraagt")
    handover: HandedOver = Field(alias="overdracht", description="aan wie, waarom en wat is afgesproken")
    resident: Inhabitant = Field(alias="inwoner", description="één persoon; van huisgenoten staat er niets in")
    application: Application = Field(alias="aanmelding", description="GGM Aanmelding")
    intake: FirstTalk = Field(alias="intake", description="GGM Intake")
    help: HelpAccepted = Field(alias="hulp", description="welke hulp is aanvaard")
    debts: list[Debt] = Field(alias="schulden", description="GGM Schuld: per signaal, alleen wat is gemeld")
    doubtful: int = Field(alias="twijfelachtigeSignalen", description="hoeveel signalen misschien van een ander zijn")


ANSWERS: dict[str, Literal["gevraagd", "toegezegd", "geweigerd"]] = {
    "requested": "gevraagd",
    "granted": "toegezegd",
    "refused": "geweigerd",
}


def write_file(record: Record) -> bytes:
    """Write the data file."""
    return content(record).model_dump_json(indent=2).encode()


def read_file(text: bytes) -> HandoverFile:
    """Read a data file back. Raises pydantic's ValidationError for anything that the description does not allow."""
    return HandoverFile.model_validate_json(text)


def content(record: Record) -> HandoverFile:
    """What stands in the file."""
    owner, offer = record.handover.organisation, record.offer
    pauses = {pause.creditor_id: pause for pause in record.pauses}
    return HandoverFile(
        composed_at=timezone.localtime(record.composed_at),
        municipality=Municipality(name=owner.name, code=owner.municipality_code, telephone=owner.telephone),
        handover=_handover(record),
        resident=_resident(record),
        application=Application(starts_on=offer.conversation_accepted_on, is_crisis=bool(offer.statutory_ground)),
        intake=FirstTalk(starts_on=offer.conversation_held_on, decided_on=record.admitted_on),
        help=HelpAccepted(on=offer.help_accepted_on, help=offer.help),
        debts=[
            Debt(
                amount_cents=signal.amount_cents,
                measured_on=signal.signalled_on,
                arisen_on=signal.arisen_on,
                customer_number=signal.customer_number,
                creditor=Owing(name=signal.creditor.name, kind=signal.creditor.type),
                pause=_pause(pauses.get(signal.creditor_id)),
            )
            for signal in record.signals
        ],
        doubtful=record.doubtful,
    )


def _handover(record: Record) -> HandedOver:
    handover = record.handover
    return HandedOver(
        number=handover.pk,
        dossier=handover.person.dossier_id,
        receiver=handover.receiver,
        ground="publiekeTaak" if handover.is_to_own_team else "instemming",
        agreed_on=handover.agreed_on,
        agreed_words=handover.agreed_words,
        appointment=handover.appointment,
        made_on=timezone.localdate(handover.made_at),
        made_by=record.made_by,
        acknowledged_on=handover.acknowledged_on,
        colleague=handover.colleague,
    )


def _resident(record: Record) -> Inhabitant:
    resident, place = record.resident, record.address
    return Inhabitant(
        bsn=record.bsn,
        initials=resident.initials,
        prefix=resident.prefix,
        surname=resident.surname,
        business_name=resident.business_name,
        born_on=resident.birth_date,
        address=Place(street=place.street, number=place.number, postcode=place.postcode, town=place.town)
        if place
        else None,
        consult_first=record.consult_first,
        phones=record.phones,
        emails=record.emails,
    )


def _pause(pause: CollectionPause | None) -> Pause | None:
    if pause is None:
        return None
    return Pause(asked_on=pause.requested_on, answer=ANSWERS[pause.answer], ends_on=pause.ends_on)
