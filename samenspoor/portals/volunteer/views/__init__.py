"""One view per page of the phone."""
