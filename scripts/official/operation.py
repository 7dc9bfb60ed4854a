"""What the wheel says about one operation, as plain values. A schema refers to a type of the wheel by its key (`$ref`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .schemas import Schema


@dataclass(frozen=True)
class Parameter:
    """`argument` is the name that the method gives it."""

    name: str
    place: Literal["path", "query", "header"]
    required: bool
    schema: Schema
    argument: str


@dataclass(frozen=True)
class Body:
    """`files` are the places of files, `("files", "<array>")` those in a list; `parts` media types of single parts.

    `params` are the types whose fields were sent, `arguments` the methods' names of the fields by wire name.
    """

    schema: Schema
    media: tuple[str, ...]
    required: bool
    params: tuple[str, ...] = ()
    arguments: dict[str, str] = field(default_factory=dict)
    files: tuple[tuple[str, ...], ...] = ()
    parts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """`content` is empty where nothing is answered. `page` is the bare name of the page class, `event` the stream's item."""

    content: dict[str, Schema]
    page: str = ""
    stream: Literal["", "optional", "always"] = ""
    stream_mode: str = ""
    """`events`: the stream is read event by event; `event and data`: the name of the event is part of the value."""


@dataclass(frozen=True)
class Method:
    """A second name of an operation, or a helper with the reason why it is no operation."""

    name: str
    path: str
    line: int
    why: str = ""
    also: str = ""
    """The operation whose second name it is."""


@dataclass
class Operation:
    method: str
    """Method path in the tree: `chat.completions.create`."""
    verb: str
    template: str
    """Path with its variables and its fixed query: `/responses/{response_id}?beta=true`."""
    path: str
    line: int
    parameters: list[Parameter] = field(default_factory=list)
    params: tuple[str, ...] = ()
    """Keys of the types whose fields are the query."""
    body: Body | None = None
    answer: Answer = field(default_factory=lambda: Answer({}))
    headers: dict[str, str] = field(default_factory=dict)
    """Headers that are always sent: `OpenAI-Beta`. `Accept` and `Content-Type` are not among them."""
    security: tuple[str, ...] = ()
    deprecated: bool = False
    local: tuple[str, ...] = ()
    """Arguments that are not sent."""
    names: list[Method] = field(default_factory=list)
    """Other methods that send the same request."""

    @property
    def key(self) -> str:
        return f"{self.verb.upper()} {self.template}"
