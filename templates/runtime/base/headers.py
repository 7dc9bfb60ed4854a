"""HTTP headers: case-insensitive, immutable, checked, and masked wherever they are printed.

A value with a line break or another control character is refused when it is set, before anything is sent; the error
names the header and never shows the value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from .pickles import named
from .secrets import Secret, Veil
from .unset import is_not_given, removes
from .usage_errors import UsageError

__all__ = ("EMPTY", "Headers", "checked", "server_time_s")

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_NO_CHARSETS = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"))
"""Text codecs of Python that fail on some bytes even with "replace", or that read escapes."""
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")


class Headers(Mapping[str, str]):
    """Headers in their order. `headers["X-Request-Id"]` and `get` ignore case; repeated fields are joined by ", "."""

    __slots__ = ("_map", "_pairs", "_raw")

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs: tuple[tuple[str, str], ...] | None = tuple(pairs)
        self._raw: list[tuple[bytes, bytes]] | None = None
        self._map: dict[str, str] | None = None

    @classmethod
    def from_raw(cls, raw: list[tuple[bytes, bytes]]) -> Headers:
        """Return headers as they came over the wire; they are decoded when they are read."""
        self = cls.__new__(cls)
        self._pairs, self._raw, self._map = None, raw, None
        return self

    @classmethod
    def of(cls, headers: object) -> Headers:
        """Return Headers of any mapping or iterable of pairs, of str or bytes."""
        if isinstance(headers, Headers):
            return headers
        items: Iterable[tuple[object, object]] = headers.items() if hasattr(headers, "items") else headers  # type: ignore[assignment]
        return cls((_text(name), _text(value)) for name, value in items)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The fields as they are on the wire; repeated ones are separate."""
        if self._pairs is None:
            assert self._raw is not None
            self._pairs = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in self._raw)
        return self._pairs

    @property
    def raw(self) -> list[tuple[bytes, bytes]]:
        """The fields as bytes. They are cached for headers that are sent again: do not change the list."""
        if self._raw is None:
            self._raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in self.pairs]
        return self._raw

    def get_list(self, name: str) -> list[str]:
        """Return every value of a repeated field."""
        name = name.lower()
        return [value for key, value in self.pairs if key.lower() == name]

    def merged(self, *layers: Mapping[str, object] | Headers | None) -> Headers:
        """Return these headers with `layers` on top; the last one wins. None, omit or an empty list removes a header."""
        fields = Veil({name.lower(): (name, value) for name, value in self.pairs})  # a traceback may show variables
        changed = False
        for layer in layers:
            if not layer:
                continue
            changed = True
            if isinstance(layer, Headers):
                fields.update({name.lower(): (name, value) for name, value in layer.pairs})
                continue
            for name, value in layer.items():
                if not isinstance(value, str) and not removes(value) and is_not_given(value):
                    continue
                try:
                    text = "" if removes(value) else checked(name, value)
                except UsageError:
                    value, text = None, ""
                    raise
                if text or isinstance(value, str):
                    fields[name.lower()] = (name, text)
                else:
                    fields.pop(name.lower(), None)
        return Headers(fields.values()) if changed else self

    def masked(self) -> dict[str, str]:
        """Return a dict that may be shown: secrets are ***."""
        from .masking import mask_header

        return {name: mask_header(name, value) for name, value in self.pairs}

    def without(self, secrets: Iterable[Secret]) -> Headers:
        """Return these headers with none of `secrets` in a value."""
        from .masking import mask_text

        secrets = tuple(secrets)
        values = "\n".join([value for _, value in self.pairs])
        if mask_text(values, secrets) == values:
            return self
        return Headers((name, mask_text(value, secrets)) for name, value in self.pairs)

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case; "" if there is none."""
        return (self.get("content-type") or "").partition(";")[0].strip().lower()

    @property
    def is_event_stream(self) -> bool:
        """Whether the content type is that of server-sent events."""
        return self.media_type == "text/event-stream"

    def date_s(self) -> float:
        """Return when the message was sent, by its own `date`, as Unix time; nan if it does not say so."""
        return _date_s(self.get("date"))

    @property
    def charset(self) -> str:
        """The charset of the content type if Python can read every text in it, else utf-8."""
        _, found, value = (self.get("content-type") or "").lower().partition("charset=")
        name = value.partition(";")[0].strip().strip("\"'")
        if found and name:
            import codecs

            try:
                b"\xff".decode(name, "replace")  # some codecs are not for text, or refuse to replace
                charset = codecs.lookup(name).name
            except (LookupError, ValueError):
                return "utf-8"
            return "utf-8" if charset in _NO_CHARSETS else charset
        return "utf-8"

    def _lookup(self) -> dict[str, str]:
        if self._map is None:
            found: dict[str, str] = {}
            repeated: dict[str, list[str]] = {}
            for name, value in self.pairs:
                name = name.lower()
                if name in found:
                    repeated.setdefault(name, [found[name]]).append(value)
                else:
                    found[name] = value
            found.update({name: ", ".join(values) for name, values in repeated.items()})
            self._map = found
        return self._map

    def __getitem__(self, name: str) -> str:
        return self._lookup()[name.lower()]

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """Return a value; `default` if there is no such header."""
        return self._lookup().get(name.lower(), default)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._lookup()

    def __iter__(self) -> Iterator[str]:
        return iter(self._lookup())

    def __len__(self) -> int:
        return len(self._lookup())

    __reduce_ex__ = named("transports.")

    def __repr__(self) -> str:
        return f"Headers({self.masked()!r})"


def checked(name: str, value: object) -> str:
    """Return `value` as the text of header `name`. UsageError if a header cannot hold it.

    Booleans become true and false; lists and other iterables are joined by ", ". Spaces around a value are dropped, as
    HTTP does.
    """
    text = _spelled(value)
    problem = ""
    if not isinstance(name, str) or _NAME.fullmatch(name) is None:
        problem = f"{name!r} is not a header name"
    elif _VALUE.fullmatch(text) is None:
        held = "a line break" if "\n" in text or "\r" in text else "a character that is not allowed in an HTTP header"
        problem = f"the value of header {name!r} has {held}; nothing was sent"
    if problem:
        value = text = ""  # not even a traceback that shows local variables may show it
        raise UsageError(problem)
    return text


def _spelled(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping)):
        return ", ".join(map(_spelled, value))
    return str(value).strip(" \t")


def _text(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


EMPTY = Headers()


def server_time_s(headers: Mapping[str, str], now_s: Callable[[], float]) -> float:
    """Return Unix time where the answer was made: ours if it agrees with its `date`, else the middle of the second that this names.

    Moments that an answer names are by that clock, and ours may be wrong.
    """
    now, date = now_s(), _date_s(headers.get("date"))
    return now if date != date or date <= now <= date + 1.0 else date + 0.5


def _date_s(text: str | None) -> float:
    from email.utils import mktime_tz, parsedate_tz

    try:
        date = parsedate_tz(text or "")
        return float("nan") if date is None else float(mktime_tz(date))
    except (ValueError, OverflowError, IndexError, TypeError):
        return float("nan")
