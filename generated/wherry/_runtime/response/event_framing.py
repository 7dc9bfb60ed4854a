"""Framing: how a stream is cut into events if a server does not follow the standard to the letter. Pure.

The parsers are strict (sse, json_lines). Everything that is tolerated is here: JSON lines instead of events, lines
without `data:`, an error in a field of its own, one line end instead of two, a last event without any.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..data.codec import dumps
from .sse import Event, SSEParser

if TYPE_CHECKING:
    from .json_lines import JSONLines

__all__ = ("Framing", "begins_an_event")

_SPACE = b"\xef\xbb\xbf \t\r\n"
_LONGEST_SPACE = 1024
_SAID = 1000
"""How much is kept of text that is not an event, for the error."""
_ERROR_FIELDS = frozenset(("error", "err", "exception"))


class Framing:
    """The framing of one stream. The decoder feeds `parser` itself: most chunks need nothing else.

    `start` holds the first bytes as long as they do not show the framing; until it is None, pass chunks to `opened`.
    `said` is text between the events that belongs to none; `tail` is the text after the last event, once there are no
    more bytes. `is_document`: it is all that came, and it is not an event.
    """

    __slots__ = ("_coded", "_is_open", "_json_loads", "is_document", "parser", "said", "start", "tail")

    def __init__(self, max_event_bytes: int | None, json_loads: Callable[[Any], Any]) -> None:
        self.parser: SSEParser | JSONLines = SSEParser(max_event_bytes)
        self._json_loads = json_loads
        self._coded: Any = None
        self._is_open = False
        self.start: bytes | None = b""
        self.said = ""
        self.tail = ""
        self.is_document = False

    def opened(self, chunk: bytes) -> bytes:
        """Look at the first bytes and return those for the parser. JSON without a field is read line by line.

        If the stream is gzip data without a header that says so, it gets every chunk.
        """
        if self._coded is not None:
            chunk = b"".join(self._coded.pieces(chunk))
            if self._is_open or not chunk:
                return chunk
        start = (self.start or b"") + chunk
        if start[:2] in (b"\x1f", b"\x1f\x8b") and self._coded is None:
            self.start = start
            if len(start) == 1:
                return b""
            from .content_coding import decoder_for  # nearly every server says so

            self._coded, self.start = decoder_for("gzip"), b""
            return self.opened(start)
        chunk = self._begun(start)
        if self._coded is not None:
            self._is_open, self.start = self.start is None, self.start or b""
        return chunk

    def _begun(self, start: bytes) -> bytes:
        inner = start.lstrip(_SPACE)
        self.start = start if not inner and len(start) < _LONGEST_SPACE else None
        if self.start is not None:
            return b""
        if inner[:1] in (b"{", b"["):
            from .json_lines import JSONLines  # few servers write them

            assert isinstance(self.parser, SSEParser)
            self.parser = JSONLines(self.parser.limit, self._json_loads)
            return inner
        return start

    def take_stray(self, events: list[Event]) -> None:
        """Add to `events` what the lines hold that are no fields of an event stream: an error, or JSON."""
        stray, self.parser.stray = self.parser.stray, []
        document = "\n".join(line for _, line in stray)
        if len(stray) > 1 and document[:1] in ("{", "[") and self._is_json(document):
            stray = [(stray[0][0], document)]
        place = stray[0][0] - 1 if stray else -1
        if 0 <= place < len(events) and events[place][1][:1] in ("{", "["):  # a document of which one line has `data:`
            name, data, last_id, retry = events[place]
            if self._is_json(joined := f"{data}\n{document}"):
                events[place] = (name, joined, last_id, retry)
                return
        said = []
        for position, line in reversed(stray):
            field, colon, value = line.partition(":")
            if field.strip().lower() == "data" and value.strip():
                events.insert(position, ("", value.strip(), "", None))
            elif field.strip().lower() in _ERROR_FIELDS and value.strip():
                events.insert(position, ("error", value.strip(), "", None))
            elif line.lstrip()[:1] in ("{", "[") and self._is_json(line):
                events.insert(position, ("", line.strip(), "", None))
            elif not colon or " " in field.strip() or field[:1] == "<":
                said.append(line)
        if said and len(self.said) < _SAID:
            self.said = "\n".join([*([self.said] if self.said else ()), *reversed(said)])[:_SAID]

    def split(self, event: Event) -> list[Event]:
        """Return the events in an event whose lines are an event each, the last one first; [] if they are not.

        (A line end is missing between them, or a proxy has put another `data:` before each line.)
        """
        name, data, last_id, retry = event
        lines = (line.strip().removeprefix("data:").strip() for line in data.split("\n"))
        pieces = [line for line in lines if line]
        if pieces == [data] or not all(map(self._is_data, pieces)):
            return []
        return [(name, piece, last_id, retry) for piece in reversed(pieces)]

    def pending(self) -> list[Event]:
        """Return the events that the last bytes left open, as far as their data can be read, the last one first."""
        parser = self.parser
        self.tail = (self.start or b"").decode("utf-8", "replace") + parser.end()
        if not isinstance(parser, SSEParser) and parser.alone:
            events = self._listed(self.tail)
            if events:
                return events
            self.is_document = self._is_document(self.tail)
        events = parser.pending(self.tail)
        if parser.stray:
            self.take_stray(events)
        found: list[Event] = []
        for name, data, last_id, retry in events:
            pieces = [data] if name == "error" or self._is_data(data.strip()) else data.split("\n")
            for piece in filter(None, map(str.strip, pieces)):
                if name != "error" and not self._is_data(piece):
                    return found[::-1]
                found.append((name, piece, last_id, retry))
        return found[::-1]

    def _listed(self, text: str) -> list[Event]:
        """Return the events in a list, the last one first; [] if it is not a list of events."""
        try:
            values = self._json_loads(text)
        except Exception:  # json_loads may be anybody's
            return []
        from .json_lines import is_event

        if not isinstance(values, list) or not is_event(values):
            return []
        return [("", dumps(value), "", None) for value in reversed(values)]

    def _is_document(self, text: str) -> bool:
        from .json_lines import is_event

        try:
            return not is_event(self._json_loads(text))
        except Exception:  # json_loads may be anybody's
            return False

    def _is_data(self, text: str) -> bool:
        return text == "[DONE]" or self._is_json(text)

    def _is_json(self, text: str) -> bool:
        from .json_lines import is_json

        return is_json(text, self._json_loads)


def begins_an_event(text: str) -> bool:
    """Return whether a text that was cut off is the beginning of an event, or of its JSON."""
    return text.lstrip("\ufeff \t\r\n").startswith(("data", "event", "id:", "retry:", ":", "{", "["))

# Copied from templates/runtime/response/event_framing.py: edit it there.
