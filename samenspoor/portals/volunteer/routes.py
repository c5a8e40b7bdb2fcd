"""A link that opens the map on the phone itself; no map company hears who is visited."""

from urllib.parse import quote


def route_to(address: str, user_agent: str) -> str:
    """The address for the phone's own map; on another device a map of OpenStreetMap, without a referrer."""
    if not address:
        return ""
    if "iPhone" in user_agent or "iPad" in user_agent:
        return f"maps:?q={quote(address)}"
    if "Android" in user_agent:
        return f"geo:0,0?q={quote(address)}"
    return f"https://www.openstreetmap.org/search?query={quote(address)}"
