"""Operation: what generated code says about an operation of the API. Values only; nothing here sends anything.

The decoders that are not models are here, too: BINARY, TEXT, JSON, NOTHING, `list_of` and `map_of`. A decoder is
anything with `_decode(value)`, which takes the result of json.loads and returns the typed value.
"""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

from .pickles import value_named

__all__ = (
    "BINARY",
    "JSON",
    "NOTHING",
    "TEXT",
    "TEXT_FORMATS",
    "Decoder",
    "Nothing",
    "Operation",
    "is_list",
    "list_of",
    "map_of",
)

T_co = TypeVar("T_co", covariant=True)

TEXT_FORMATS = ("text", "srt", "vtt")
"""The values of `response_format` that make an answer plain text, wherever an operation has them."""


class Decoder(Protocol[T_co]):
    """Turns plain JSON into a typed value. It may keep and change the object that it gets."""

    def _decode(self, value: Any, /) -> T_co: ...


class Operation:
    """An operation of the API.

    `query`: pairs that are always sent. `body`: "" (none), "json", "multipart", "form", "either" (multipart if a value
    is a file or a field of `multipart_only` is given, else JSON), "sdp_or_multipart", "binary" or "raw". `media`: the
    type of a raw body. `files`: the binary fields of a multipart body. `parts`: (field, content type) that the spec
    prescribes. `styles`: (name, style, explode) of query parameters that are not encoded as `a[]=1&a[]=2`;
    `json_query`: names of query parameters that are sent as JSON text. `headers`: always sent, unless the caller says
    otherwise. `stream_family`: how its stream ends (see end_marks). `event_names`: the name of an SSE event is its
    type. `error_events`: an error in its stream is an event like the others. `text_formats`: the values of
    `response_format` that make the answer plain text. `vectors`: the field of the body that can ask for vectors as
    base64. `address`: a whole URL instead of a path below the base URL.
    """

    __slots__ = (
        "address",
        "admin",
        "body",
        "error_events",
        "event_names",
        "files",
        "headers",
        "json_query",
        "media",
        "multipart_only",
        "name",
        "parts",
        "path",
        "query",
        "segments",
        "stream_family",
        "styles",
        "text_formats",
        "vectors",
        "verb",
    )

    def __init__(
        self,
        verb: str,
        path: str,
        *,
        name: str,
        query: tuple[tuple[str, str], ...] = (),
        body: str = "",
        stream_family: str = "",
        headers: tuple[tuple[str, str], ...] = (),
        admin: bool = False,
        files: tuple[str, ...] = (),
        media: str = "",
        multipart_only: tuple[str, ...] = (),
        parts: tuple[tuple[str, str], ...] = (),
        styles: tuple[tuple[str, str, bool], ...] = (),
        json_query: tuple[str, ...] = (),
        event_names: bool = False,
        error_events: bool = False,
        text_formats: tuple[str, ...] = (),
        vectors: str = "",
        address: str = "",
    ) -> None:
        self.address = address
        self.verb = verb
        self.path = path
        self.name = name
        self.query = query
        self.body = body
        self.stream_family = stream_family
        self.headers = headers
        self.admin = admin
        self.files = files
        self.media = media
        self.multipart_only = multipart_only
        self.parts = parts
        self.styles = styles
        self.json_query = json_query
        self.event_names = event_names
        self.error_events = error_events
        self.text_formats = text_formats
        self.vectors = vectors
        # "/a/{b}/c" -> ("/a/", "b", "/c"): texts and names in turn, for query.expand
        self.segments: tuple[str, ...] = tuple(path.replace("}", "{").split("{"))

    def below(self, prefix: str) -> Operation:
        """Return the same operation at a path that begins with `prefix` (percent-encoded)."""
        new = object.__new__(Operation)
        for slot in Operation.__slots__:
            setattr(new, slot, getattr(self, slot))
        new.path = prefix + self.path
        new.segments = (prefix + self.segments[0], *self.segments[1:])
        return new

    def asks_for_text(self, body: Any) -> bool:
        """Return whether a call with this body is answered in plain text (a transcription as srt, for example)."""
        return bool(self.text_formats) and isinstance(body, dict) and body.get("response_format") in self.text_formats

    def __repr__(self) -> str:
        return f"<Operation {self.name}: {self.verb} {self.path}>"


class _Special:
    """A decoder that the runtime knows by identity: for a response that is not typed JSON."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def _decode(self, value: Any, /) -> Any:
        return value

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return value_named(self.name)

    def __repr__(self) -> str:
        return self.name


class Nothing(_Special):
    """A decoder with a type of its own, so that type checkers know the calls that return None."""

    __slots__ = ()


BINARY: Decoder[Any] = _Special("BINARY")
"""The response is bytes; the call returns a BinaryResponse."""
TEXT: Decoder[str] = _Special("TEXT")
"""The response is text."""
JSON: Decoder[Any] = _Special("JSON")
"""The response is JSON; the call returns what json.loads makes of it."""
NOTHING = Nothing("NOTHING")
"""The response has no body; the call returns None."""


class _ListOf:
    __slots__ = ("item",)

    def __init__(self, item: Decoder[Any]) -> None:
        self.item = item

    def _decode(self, value: Any, /) -> Any:
        if not isinstance(value, list):
            return value
        decode = self.item._decode
        return [decode(item) for item in value]

    def __repr__(self) -> str:
        return f"list_of({self.item!r})"


class _MapOf:
    __slots__ = ("item",)

    def __init__(self, item: Decoder[Any]) -> None:
        self.item = item

    def _decode(self, value: Any, /) -> Any:
        if not isinstance(value, dict):
            return value
        decode = self.item._decode
        return {key: decode(item) for key, item in value.items()}

    def __repr__(self) -> str:
        return f"map_of({self.item!r})"


T = TypeVar("T")


def list_of(item: Decoder[T]) -> Decoder[list[T]]:
    """Return the decoder of a JSON array whose elements `item` decodes."""
    return _ListOf(item)


def map_of(item: Decoder[T]) -> Decoder[dict[str, T]]:
    """Return the decoder of a JSON object with free keys whose values `item` decodes."""
    return _MapOf(item)


def is_list(decoder: object) -> bool:
    """Return whether `decoder` is one of `list_of`, so that no object is expected."""
    return isinstance(decoder, _ListOf)

# Copied from templates/runtime/base/operation.py: edit it there.
