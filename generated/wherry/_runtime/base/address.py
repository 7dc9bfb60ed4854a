"""Web addresses: how they are shown, and whether they can be connected to, as far as the address alone shows it. Pure.

`fault_of` finds what HTTP libraries and resolvers would stumble over, each in its own way, and late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

__all__ = ("Address", "URLLike", "fault_of")

_FORBIDDEN = frozenset(' "#%/:<>?@[\\]^`{|}')
"""Not allowed in the name of a host (URL Standard, forbidden host code points, and characters that no resolver takes)."""


class Address(str):
    """A URL whose repr hides anything that may be secret, since a traceback may show variables. Its text is whole.

    Its parts read as attributes, as those of httpx.URL.
    """

    __slots__ = ()

    @property
    def scheme(self) -> str:
        """The part before "://"."""
        return self._split.scheme  # type: ignore[no-any-return]

    @property
    def host(self) -> str:
        """The name of the host, without user and port."""
        return self._split.hostname or ""

    @property
    def port(self) -> int | None:
        """The port, if one is given."""
        return self._split.port  # type: ignore[no-any-return]

    @property
    def path(self) -> str:
        """The path, percent-decoded."""
        from urllib.parse import unquote

        return unquote(self._split.path) or "/"

    @property
    def query(self) -> bytes:
        """The query, as it is sent."""
        return self._split.query.encode()  # type: ignore[no-any-return]

    @property
    def params(self) -> dict[str, str]:
        """The parameters of the query; the last one of a name."""
        from urllib.parse import parse_qsl

        return dict(parse_qsl(self._split.query, keep_blank_values=True))

    @property
    def _split(self) -> Any:
        from urllib.parse import urlsplit

        return urlsplit(str.__str__(self))

    @staticmethod
    def of(url: Any) -> Any:
        """Return an Address; `url` itself if nothing in it can be secret, or if it is not text."""
        return Address(url) if isinstance(url, str) and ("@" in url or "?" in url) else url

    def __add__(self, end: str) -> Address:
        return Address(str.__add__(self, end))

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Return what pickle writes: plain text."""
        return str, (str.__str__(self),)

    def __copy__(self) -> Address:
        return self

    def __deepcopy__(self, memo: object) -> Address:
        return self

    def __repr__(self) -> str:
        from .masking import mask_url

        return repr(mask_url(str.__str__(self)))


if TYPE_CHECKING:

    class URLLike(Protocol):
        """A URL as an object, whose text is the address: `httpx.URL`, for example."""

        @property
        def scheme(self) -> str:
            """http or https."""
            ...

        @property
        def host(self) -> str:
            """The name of the host."""
            ...

else:
    URLLike = Any  # a protocol takes time to make, and only type checkers look at it


def fault_of(url: str) -> str:
    """Return what is wrong with the host or port of `url` (http:// or https://); "" if nothing is."""
    if any(ord(character) <= 32 or ord(character) == 127 for character in url):
        return "it contains a space or a control character"
    authority = url.partition("://")[2]
    for end in "/?#":
        authority = authority.partition(end)[0]
    host = authority.rpartition("@")[2]
    if host.startswith("["):
        host, closed, port = host[1:].partition("]")
        if not closed or port[:1] not in ("", ":") or not _is_ipv6(host):
            return "the part in brackets is not an IPv6 address"
        return _fault_of_port(port[1:]) if port else ""
    host, colon, port = host.partition(":")
    return _fault_of_name(host) or (_fault_of_port(port) if colon else "")


def _fault_of_name(host: str) -> str:
    if not host:
        return "it has no host name"
    if any(character in _FORBIDDEN for character in host):
        return "its host name contains a character that is not allowed"
    labels = host.removesuffix(".").split(".")
    if "" in labels:
        return "its host name has an empty part"
    if not host.isascii():
        try:
            labels = host.removesuffix(".").encode("idna").decode("ascii").split(".")
        except UnicodeError:
            return "its host name cannot be written in ASCII"
        except LookupError:  # a host without this codec judges by itself
            return ""
    if any(len(label) > 63 for label in labels) or sum(map(len, labels)) + len(labels) > 254:
        return "its host name is too long"
    return ""


def _fault_of_port(port: str) -> str:
    if port and not (port.isascii() and port.isdecimal() and 0 < int(port[:6]) <= 65535):
        return f"its port must be a number from 1 to 65535, not {port[:20]!r}"
    return ""


def _is_ipv6(host: str) -> bool:
    from ipaddress import AddressValueError, IPv6Address  # few addresses are numbers

    try:
        IPv6Address(host.replace("%25", "%"))
    except AddressValueError:
        return False
    return True

# Copied from templates/runtime/base/address.py: edit it there.
