"""Whose client a package is: the names of its clients, and how the key travels."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ("OURS", "Brand", "Key")


@dataclass(frozen=True, slots=True)
class Key:
    """How the key travels: `header: prefix + key`. A header that begins with ? is a query parameter."""

    header: str = "Authorization"
    prefix: str = "Bearer "
    doc: str = "The key, sent as"
    required: bool = True
    """Every operation wants it, so a client without one is of no use."""

    @property
    def place(self) -> str:
        """`Authorization: Bearer …`, for people."""
        name, parameter = self.header.removeprefix("?"), self.header.startswith("?")
        return f"?{name}=…" if parameter else f"{self.header}: {self.prefix}…"


@dataclass(frozen=True, slots=True)
class Brand:
    """Whose client it is. `name` is "" for OpenAI's own document, whose names the templates know."""

    name: str
    client: str
    """The class of the client; its asynchronous twin begins with Async."""
    error: str
    user_agent: str
    environment: tuple[tuple[str, str], ...]
    """(option, variable) pairs: what stands for an option that was not given."""
    key: Key
    variables: str = "OPENAI_"
    """What the names of its variables begin with."""


OURS = Brand("", "Client", "WherryError", "wherry", (), Key())
