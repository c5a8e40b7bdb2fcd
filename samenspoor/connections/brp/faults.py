"""What can go wrong with a question to the register, in words that the asker can act on."""

from enum import StrEnum


class Fault(StrEnum):
    """Why there is no answer."""

    UNREACHABLE = "unreachable"
    SLOW = "slow"
    BUSY = "busy"
    REFUSED = "refused"
    REJECTED = "rejected"
    UNREADABLE = "unreadable"
    ABOUT_ANOTHER = "about another"


class UnableToAskRegister(Exception):
    """The register gave no answer that can be used; `fault` says why. Holds nothing of the person asked for."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault

    @property
    def is_about_register(self) -> bool:
        """The next question will fare no better; an answer about another person says nothing of the next."""
        return self.fault not in {Fault.REJECTED, Fault.ABOUT_ANOTHER}
