"""What a hand-over tells about people: that someone goes to debt help. It goes with its dossier."""

from samenspoor.domain.trajectory.models import Handover
from samenspoor.foundation.organisations.classification import RetentionClass, declare, staff

PRIVACY = {
    Handover: declare(
        RetentionClass.DOSSIER,
        none=("id", "organisation", "shared_with", "made_at", "settled_at"),
        personal=("person", "colleague", "acknowledged_on"),
        sensitive=("receiver", "ground", "agreed_on", "agreed_words", "appointment", "status"),
        otherwise=staff("made_by", "settled_by"),
    ),
}
