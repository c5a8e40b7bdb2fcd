"""What every change of partners and papers notes: who reads them, that they changed, which help stands still."""

from uuid import uuid4

from procrastinate.contrib.django import app

from samenspoor.domain.agreements.models import Agreement, AgreementRegister, ChainPartner


def hold(agreement: Agreement) -> Agreement:
    """Whoever changes the same agreement waits, or was first."""
    return Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)


def participants_of(organisation_id: int) -> list[int]:
    """The partners that take part: they read the register and the own table."""
    partners = ChainPartner.objects.filter(organisation=organisation_id, participant__isnull=False)
    return sorted(partners.values_list("participant", flat=True))


def note_change(organisation_id: int) -> None:
    """From the next question on the authority reads the papers anew; each partner that takes part may ask it."""
    AgreementRegister.objects.update_or_create(
        organisation_id=organisation_id,
        defaults={"revision": uuid4(), "shared_with": participants_of(organisation_id)},
    )


def keep_standing(agreement: Agreement, *, by: int) -> None:
    """The other side sees at once which pairings stand still, and which go on; the night does so for days to come."""
    if participant := agreement.partner.participant_id:
        app.configure_task("keep_standing").defer(organisation=participant, user=by)
