"""The client of a request: the peer of the connection, or the address that a trusted proxy reports (see `kg serve`)."""

from ipaddress import IPv6Address, ip_address, ip_network

from starlette.types import Scope


def address(scope: Scope) -> str:
    """Return the address of the client."""
    return str((scope.get("client") or ("unknown",))[0])


def network(scope: Scope) -> str:
    """Return what is rate-limited as one client: an IPv4 address, or the /64 network of an IPv6 address."""
    text = address(scope)
    try:
        found = ip_address(text)
    except ValueError:
        return text
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((int(found), 64), strict=False))
    return text


def loopback(host: str) -> bool:
    """Tell whether an address or host name is a loopback one."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
