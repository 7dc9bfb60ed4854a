"""A request as the operations see it, and the answers that they can give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from .spec import Operation
from .stream import Event, Style
from .wishes import Wishes


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart body."""

    filename: str
    content_type: str
    data: bytes


@dataclass(slots=True)
class Call:
    """A request that has been checked against the API description."""

    operation: Operation
    path: str
    """The path that was asked for, without the prefix, decoded but for slashes inside an id: `/files/file-1`."""
    values: dict[str, str]
    """Path parameters."""
    query: dict[str, Any]
    """Query parameters, typed."""
    body: Any = None
    """The JSON body, the fields of a form (files as `Upload`), a text, or None."""
    wishes: Wishes = field(default_factory=Wishes)
    media_type: str = ""

    @property
    def seed(self) -> str:
        """What the data of the answer depends on."""
        return f"{self.operation.name} {self.path}"

    @property
    def fields(self) -> dict[str, Any]:
        """The body, where it is an object; else an empty one."""
        return self.body if isinstance(self.body, dict) else {}

    @property
    def parent(self) -> str:
        """The path of the collection in which the asked item stands."""
        return self.path.rsplit("/", 1)[0]

    @property
    def key(self) -> str:
        """The name of the asked item in its collection."""
        return self.path.rsplit("/", 1)[1]

    @property
    def last(self) -> str:
        """The value of the last path parameter."""
        return next(reversed(self.values.values()))


@dataclass(slots=True)
class Json:
    """A JSON answer."""

    value: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Bytes:
    """Any other body."""

    data: bytes
    media_type: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Events:
    """A stream."""

    events: Iterable[Event]
    style: Style
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Answer: TypeAlias = Json | Bytes | Events
