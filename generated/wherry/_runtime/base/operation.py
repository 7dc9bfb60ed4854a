"""Operation: what generated code says about one operation of the API. Values only; nothing here sends anything.

Beside it stand the decoders that no model gives: BINARY, TEXT, JSON, NOTHING, `list_of` and `map_of`. A decoder is
anything with `_decode(value)`: it takes what json.loads gave and returns the typed value.
"""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

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
    """What turns plain JSON into a typed value. It may keep and change the object that it is given."""

    def _decode(self, value: Any, /) -> T_co: ...


class Operation:
    """One operation.

    `query`: pairs that are always sent. `body`: "" (none), "json", "multipart", "form", "either" (multipart where a
    value is a file or a field of `multipart_only` is given, else JSON), "sdp_or_multipart", "binary" or "raw".
    `media`: the type of a raw body. `files`: the binary fields of a multipart body. `parts`: (field, content type) that the document prescribes.
    `styles`: (name, style, explode) of query parameters that are not spelled `a[]=1&a[]=2`; `json_query`: names of
    query parameters that travel as JSON text. `headers`: always sent, unless the caller says otherwise.
    `stream_family`: how its stream ends (see end_marks). `event_names`: the SSE event name tells the type.
    `text_formats`: the values of `response_format` that make the answer plain text.
    """

    __slots__ = (
        "admin",
        "body",
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
        text_formats: tuple[str, ...] = (),
    ) -> None:
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
        self.text_formats = text_formats
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
    """A decoder that the runtime knows by identity: what the answer is when it is no typed JSON."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def _decode(self, value: Any, /) -> Any:
        return value

    def __repr__(self) -> str:
        return self.name


class Nothing(_Special):
    """A decoder of its own type, so that the calls that give None are known as such."""

    __slots__ = ()


BINARY: Decoder[Any] = _Special("BINARY")
"""The answer is bytes: gives a BinaryResponse."""
TEXT: Decoder[str] = _Special("TEXT")
"""The answer is text."""
JSON: Decoder[Any] = _Special("JSON")
"""The answer is JSON, handed on as json.loads gives it."""
NOTHING = Nothing("NOTHING")
"""The answer has no body."""


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
    """Make the decoder of a JSON array whose elements `item` decodes."""
    return _ListOf(item)


def map_of(item: Decoder[T]) -> Decoder[dict[str, T]]:
    """Make the decoder of a JSON object with free keys whose values `item` decodes."""
    return _MapOf(item)


def is_list(decoder: object) -> bool:
    """Return whether `decoder` is one of `list_of`: no object is due."""
    return isinstance(decoder, _ListOf)

# Copied from templates/runtime/base/operation.py by scripts/generate.py. Edit it there.
