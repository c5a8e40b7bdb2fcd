"""What goes wrong with the embedded database, said in Dutch: it happens before Django and its catalogues are there."""


class UnableToRunDatabase(Exception):
    """The embedded database cannot be started or used; the text says what to do."""
