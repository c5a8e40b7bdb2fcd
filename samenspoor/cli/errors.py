"""Why a command cannot run, as a Dutch sentence that says what to do."""


class UnableToRunCommand(Exception):
    """The command stops before it has done anything."""
