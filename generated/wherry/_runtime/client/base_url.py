"""BaseURL: what `client.base_url` is. Text that ends with a slash, with the attributes of an httpx.URL.

The parts that programs read most (`scheme`, `host`, `port`, `path`) are found without an HTTP library; for any other
attribute of `httpx.URL` (`copy_with`, `join`, `params` and so on) the installed library is asked.
"""

from __future__ import annotations

from typing import Any

from ..base.address import Address

__all__ = ("BaseURL",)


class BaseURL(Address):
    """The address of the API. As text it ends with a slash; `==` does not mind whether the other side has it."""

    __slots__ = ()

    @property
    def scheme(self) -> str:
        """`http` or `https`."""
        return self.partition("://")[0].lower()

    @property
    def host(self) -> str:
        """The name or the number of the host, in lower case."""
        return self._parts().hostname or ""

    @property
    def port(self) -> int | None:
        """The port; None if it is the usual one of the scheme."""
        port: int | None = self._parts().port
        return None if port == {"http": 80, "https": 443}.get(self.scheme) else port

    @property
    def path(self) -> str:
        """The path, which ends with a slash."""
        path: str = self._parts().path
        return path

    def _parts(self) -> Any:
        from urllib.parse import urlsplit

        return urlsplit(str(self))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"a base URL has no attribute {name!r}")
        from ..transports.http.family import default_family  # only for what the above lacks

        return getattr(default_family().URL(str(self)), name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str):
            return NotImplemented  # an httpx.URL compares itself
        return str.__eq__(self.rstrip("/"), other.rstrip("/"))

    def __hash__(self) -> int:
        return str.__hash__(self)

# Copied from templates/runtime/client/base_url.py: edit it there.
