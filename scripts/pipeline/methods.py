"""The methods of a package, as the stage `plan` decides them: of operations, those that do more, and the events of connections.

A part of package.py, which offers all names of this module, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .api import Facts, Ref, Type

# --- operations ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ArgumentPlan:
    """One argument of a method. `place` is path, query, header, cookie, body (a top-level property), whole (all of a
    body that has no properties) or accept (not sent: it chooses the media type that is asked for)."""

    python: str
    wire: str
    place: str
    type: Type
    required: bool
    nullable: bool
    facts: Facts
    pointer: str
    doc: str = ""
    style: str = "form"
    explode: bool = True
    json: bool = False
    file: bool = False
    """A binary field of a multipart body."""
    source: str = ""
    """Where it is from, if that is not where its operation is from."""


@dataclass(frozen=True, slots=True)
class PagePlan:
    """`kind` is a page class of the runtime: CursorPage, ConversationCursorPage, NextCursorPage, TokenPage, Page."""

    kind: str
    item: Type


@dataclass(frozen=True, slots=True)
class StreamPlan:
    """`event` is the type of one event; `family` names the end mark in the runtime's table (chat, completions,
    responses, assistants, images, image_edits, transcription, speech, or "" for a stream that just ends).
    `switch` is the wire name of the argument that turns streaming on ("stream", or "stream_format" = "sse"), ""
    where every call streams."""

    event: Type
    family: str
    switch: str
    switch_value: Any = True
    by_accept: bool = False
    """The switch is not sent: the call asks for the media type of a stream, and that is all."""
    error_events: bool = False
    """An error in the stream is an event like the others, and is not raised."""
    resumed_by: str = ""
    """The method of the same resource that goes on with a stream that was cut, or ""."""


@dataclass(frozen=True, slots=True)
class FormatPlan:
    """What an answer is for some values of the argument `response_format`."""

    values: tuple[str, ...]
    answer: Type
    is_default: bool
    """Whether it is also the answer of a call without the argument."""


@dataclass(frozen=True, slots=True)
class MethodPlan:
    name: str
    resource: str
    """Dotted path of its resource: chat.completions."""
    verb: str
    path: str
    query: tuple[tuple[str, str], ...]
    operation_id: str
    pointer: str
    arguments: tuple[ArgumentPlan, ...]
    """In signature order: the last path parameter first (the one positional-or-keyword argument), then required
    ones, then optional ones, each in the order of the document."""
    body: str
    """"" (none), json, multipart, form, either (json or multipart, depending on the values), sdp_or_multipart, raw."""
    body_media: str
    """The media type of the body, if `body` does not imply it."""
    multipart_only: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    answer: Type | None
    """None: no body. Primitive("binary"): bytes. Primitive("str"): text."""
    answer_media: str
    page: PagePlan | None
    stream: StreamPlan | None
    text_formats: tuple[str, ...]
    """The values of the argument `response_format` that make the answer plain text."""
    vectors: str
    """The argument that can ask for vectors as base64, or ""."""
    headers: tuple[tuple[str, str], ...]
    admin: bool
    deprecated: bool
    doc: str
    """Our own sentence."""
    link: str
    """The official reference, or ""."""
    required_sets: tuple[tuple[str, ...], ...] = ()
    """One entry a body media type, where they require different arguments (images.edit)."""
    formats: tuple[FormatPlan, ...] = ()
    """What decides which member of a union the answer is: surface.toml [formats]."""
    source: str = ""
    """Where the operation is from, if not from the document itself: `openai 3.57.0`."""
    gone: str = ""
    """The version of the official package that does not have the operation any more."""
    other_paths: tuple[str, ...] = ()
    """Further paths by which users of the official package know it: `files.retrieve_content`."""


@dataclass(frozen=True, slots=True)
class PollPlan:
    """A method that waits until the service is done with some work: surface.toml [polls]."""

    name: str
    first: MethodPlan | None
    """What starts the work; None: it was started before."""
    first_path: str
    """`first`, from the resource: create."""
    look: MethodPlan
    """What asks for the state of the work."""
    look_path: str
    """`look`, from the resource: retrieve, runs.retrieve."""
    arguments: tuple[ArgumentPlan, ...]
    """Those of `first` (or of `look`), in signature order."""
    positional: int
    """How many of them may be given by position."""
    identity: tuple[tuple[str, str], ...]
    """The arguments by which `look` finds what `first` started, each with its expression: an argument, `begun.id`."""
    answer: Type
    doc: str


@dataclass(frozen=True, slots=True)
class HelperArgument:
    """An argument of a helper, where it is not one of its operation as it is."""

    python: str
    type: str
    """Its annotation, without Unset; `{}` stands for what the operation takes, `{item}` for an item of that."""
    default: str
    """"" if it has to be given."""
    doc: str
    instead: ArgumentPlan | None
    """The argument of the operation that it takes the place of."""


@dataclass(frozen=True, slots=True)
class HelperPlan:
    """A method that does more than its operation: surface.toml [helpers]."""

    name: str
    of: MethodPlan
    """The operation that it is made of."""
    arguments: tuple[ArgumentPlan | HelperArgument, ...]
    """In signature order, those of the operation and its own."""
    positional: int
    """How many of them may be given by position."""
    calls: str
    """What it hands all of them to, in _runtime: `client.{async}_chat_stream:{Async}ChatCompletionStreamManager`."""
    awaited: bool
    """Whether the asynchronous one is awaited for its result."""
    returns: str
    """The annotation of its result, of which `{Async}` is a part."""
    doc: str

    @property
    def streams(self) -> bool:
        """Whether it reads a stream, so that its caller may say how strictly."""
        return self.of.stream is not None and not self.awaited

    @property
    def passed(self) -> tuple[ArgumentPlan, ...]:
        """The arguments that are handed on to the operation as they are."""
        return tuple(each for each in self.arguments if isinstance(each, ArgumentPlan))

    @property
    def own(self) -> tuple[HelperArgument, ...]:
        """The arguments that the helper itself has a use for."""
        return tuple(each for each in self.arguments if isinstance(each, HelperArgument))


# --- connections -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EventPlan:
    """An event that a client sends over a connection: a method."""

    name: str
    type: str
    """The value of its property `type`: `conversation.item.create`."""
    arguments: tuple[ArgumentPlan, ...]
    """Its other properties, the required ones first."""
    base64: str
    """The property that is bytes in base64, or ""."""
    model: str
    """Its class."""
    pointer: str
    doc: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """The events whose types begin alike: `connection.conversation.item`."""

    path: str
    """From the connection: `conversation.item`."""
    class_name: str
    events: tuple[EventPlan, ...]
    groups: tuple[GroupPlan, ...]
    same_as: tuple[str, str] | None = None
    """The module and the class of another connection that are the same as this."""

    @property
    def attribute(self) -> str:
        return self.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class ConnectArgument:
    """An argument of a method that connects. `place` is "path", "query", or "option" for one of the connection itself."""

    python: str
    type: str
    required: bool
    place: str
    doc: str
    default: str = "UNSET"


@dataclass(frozen=True, slots=True)
class ConnectionPlan:
    """A method that opens a connection, and the classes of this connection: surface.toml [connections]."""

    name: str
    resource: str
    class_name: str
    """What the names of its classes begin with: `Realtime`."""
    module: str
    """In resources/_connections."""
    path: str
    arguments: tuple[ConnectArgument, ...]
    positional: int
    headers: tuple[tuple[str, str], ...]
    client: Ref
    """What a client sends: a union of events."""
    server: Ref
    """What the server sends."""
    pointer: str
    """Where the document says what the server sends."""
    groups: tuple[GroupPlan, ...]
    base: str
    """What its classes derive from, in _runtime/connections: `{async}_responses:{Async}Responses`; "" for the usual."""
    lane: str
    """What its lanes derive from, in the same way. Connection and lanes are resources, too: that with the method. "": it has none."""
    max_queue_size: int
    doc: str
    link: str = ""
    source: str = ""

    @property
    def verb(self) -> str:
        return "GET"

    @property
    def events(self) -> tuple[EventPlan, ...]:
        """All events that a client sends."""
        return tuple(_events(self.groups))

    def placed(self, place: str) -> tuple[ConnectArgument, ...]:
        return tuple(each for each in self.arguments if each.place == place)


def _events(groups: tuple[GroupPlan, ...]) -> Iterator[EventPlan]:
    for group in groups:
        yield from group.events
        yield from _events(group.groups)
