"""Who asks: the address at the other end of the connection, or the one that a trusted proxy names (see `kg serve`)."""

from ipaddress import IPv6Address, ip_address, ip_network

from starlette.types import Scope


def address(scope: Scope) -> str:
    """Return the address of the client."""
    return str((scope.get("client") or ("unknown",))[0])


def network(scope: Scope) -> str:
    """Return what counts as one client: an IPv4 address, or the /64 that one household or machine has of IPv6."""
    text = address(scope)
    try:
        found = ip_address(text)
    except ValueError:
        return text
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((int(found), 64), strict=False))
    return text


def loopback(host: str) -> bool:
    """Whether an address or host name is that of this machine alone."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
