"""What intake stores."""

from samenspoor.domain.intake.models.creditor import Creditor, CreditorType, Sender, SignallingGround
from samenspoor.domain.intake.models.delivery import Delivery, RejectedRow
from samenspoor.domain.intake.models.profile import DeliveryProfile
from samenspoor.domain.intake.models.signal import ArrearsSignal
from samenspoor.domain.intake.states import SignalStatus

__all__ = [
    "ArrearsSignal",
    "Creditor",
    "CreditorType",
    "Delivery",
    "DeliveryProfile",
    "RejectedRow",
    "Sender",
    "SignalStatus",
    "SignallingGround",
]
