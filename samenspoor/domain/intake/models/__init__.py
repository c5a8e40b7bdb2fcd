"""What intake stores."""

from samenspoor.domain.intake.models.creditor import Creditor, CreditorType, SignallingGround
from samenspoor.domain.intake.models.delivery import Delivery, RejectedRow
from samenspoor.domain.intake.models.signal import ArrearsSignal, SignalStatus

__all__ = [
    "ArrearsSignal",
    "Creditor",
    "CreditorType",
    "Delivery",
    "RejectedRow",
    "SignalStatus",
    "SignallingGround",
]
