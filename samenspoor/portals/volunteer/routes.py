"""A link that opens the map of the phone itself; no address of a resident goes to a website of others."""

from urllib.parse import quote


def route_to(address: str, user_agent: str) -> str:
    """The address for the phone's own map; empty on a device of which none is known: the address stands on the page."""
    if not address:
        return ""
    if "iPhone" in user_agent or "iPad" in user_agent:
        return f"maps:?q={quote(address)}"
    if "Android" in user_agent:
        return f"geo:0,0?q={quote(address)}"
    return ""
