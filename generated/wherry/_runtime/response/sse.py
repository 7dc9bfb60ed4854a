"""Server-sent events: bytes in, events out, to the letter of the WHATWG HTML standard, section 9.2.6.

This file knows no sockets, no clock and no JSON. Rules that hold in it: how the bytes are cut into chunks changes
nothing; the work is linear in the bytes, however long one event is; text is UTF-8 whatever the server says, and a
byte that is none becomes U+FFFD; an event that the stream's end cuts off is not given out.
"""

from __future__ import annotations

from ..base.errors import StreamError

__all__ = ("Event", "SSEParser", "too_long")

Event = tuple[str, str, str, "int | None"]
"""(event, data, id, retry): `event` is "" where the block named none (the standard then says "message"); `id` is the
last one seen so far; `retry` the milliseconds that this block sets, or None."""

_BOM = b"\xef\xbb\xbf"


class SSEParser:
    """Feed it bytes as they come; it returns the events that they complete.

    `max_event_bytes` bounds what one event may hold (without the blank line that ends it). The event that is longer
    raises StreamError; those before it are given out first.

    `stray` holds the lines that the standard ignores, each with the number of events that the same `feed` gave before
    it: for readers who know servers that put something there. Whoever reads them clears it.
    """

    __slots__ = ("_last_id", "_overflow", "_parts", "_size", "_skip_lf", "_start", "_tail_newline", "limit", "stray")

    def __init__(self, max_event_bytes: int | None = None) -> None:
        self.limit = max_event_bytes
        self._last_id = ""
        # What has come of an event that is not complete, joined only when its end is there: this keeps long ones linear.
        self._parts: list[bytes] = []
        self._size = 0
        self._tail_newline = False
        self._start = True  # a byte order mark may come
        self._skip_lf = False  # the last byte was CR: a LF that follows belongs to it
        self._overflow = False
        self.stray: list[tuple[int, str]] = []

    def feed(self, chunk: bytes) -> list[Event]:
        """Take the next bytes of the stream and return the events that are complete now."""
        # Most chunks are exactly one event of one data line, with or without its name before it.
        if (
            not self._parts
            and type(chunk) is bytes
            and b"\r" not in chunk
            and (self.limit is None or len(chunk) <= self.limit)
        ):
            end = chunk.find(b"\n")
            last = len(chunk) - 2
            if chunk[:6] == b"data: ":
                if end == last and chunk[-1] == 10:
                    self._start = self._skip_lf = False
                    return [("", chunk[6:-2].decode("utf-8", "replace"), self._last_id, None)]
            elif (
                chunk[:7] == b"event: "
                and chunk[end + 1 : end + 7] == b"data: "
                and chunk.find(b"\n", end + 7) == last
                and chunk[-1] == 10
            ):
                self._start = self._skip_lf = False
                name, data = chunk[7:end].decode("utf-8", "replace"), chunk[end + 7 : -2].decode("utf-8", "replace")
                return [(name, data, self._last_id, None)]
        return self._feed(chunk if type(chunk) is bytes else bytes(chunk))

    def end(self) -> str:
        """Mark the stream as over; return the text of the event that was begun and never ended."""
        if self._overflow:
            raise too_long(self.limit)
        partial = b"".join(self._parts).decode("utf-8", "replace")
        self._parts.clear()
        return partial

    def pending(self, partial: str) -> list[Event]:
        """Return the event that `partial` (see `end`) would be, had its blank line come. The standard drops it."""
        events: list[Event] = []
        self._lines(partial, events)
        return events

    def _feed(self, chunk: bytes) -> list[Event]:
        if self._overflow:
            raise too_long(self.limit)
        parts = self._parts
        if self._start:
            chunk = b"".join(parts) + chunk
            parts.clear()
            self._size = 0
            if len(chunk) < 3 and _BOM.startswith(chunk):
                if chunk:
                    parts.append(chunk)
                return []
            self._start = False
            if chunk.startswith(_BOM):
                chunk = chunk[3:]
        if self._skip_lf:
            if not chunk:
                return []
            self._skip_lf = False
            if chunk[0] == 10:
                chunk = chunk[1:]
        if b"\r" in chunk:
            self._skip_lf = chunk[-1] == 13
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if not chunk:
            return []
        if parts:
            if b"\n\n" not in chunk and not (self._tail_newline and chunk[0] == 10):
                self._keep(chunk)
                if self._overflow:
                    raise too_long(self.limit)
                return []
            parts.append(chunk)
            chunk = b"".join(parts)
            parts.clear()
            self._size = 0
        return self._blocks(chunk)

    def _blocks(self, chunk: bytes) -> list[Event]:
        events: list[Event] = []
        end = chunk.rfind(b"\n\n")
        if end > 0 and chunk[end - 1] != 10 and (self.limit is None or end <= self.limit):
            self._texts(chunk[:end].decode("utf-8", "replace"), events)
            tail = chunk[end + 2 :]
        else:  # no event, one that may be too long, or more line ends than two
            *blocks, tail = chunk.split(b"\n\n")
            for block in blocks:
                if self.limit is not None and len(block) > self.limit:
                    self._overrun()
                    break
                self._lines(block.decode("utf-8", "replace"), events)
        if tail and not self._overflow:
            self._keep(tail)
        if self._overflow and not events:
            raise too_long(self.limit)
        return events

    def _texts(self, text: str, events: list[Event]) -> None:
        """Any number of blocks. They are decoded together: no character of UTF-8 goes over a line end."""
        add = events.append
        last_id = self._last_id
        for block in text.split("\n\n"):
            if block[:6] == "data: ":
                if "\n" not in block:
                    add(("", block[6:], last_id, None))
                    continue
            elif block[:7] == "event: ":
                name, _, data = block.partition("\n")
                if data[:6] == "data: " and "\n" not in data:
                    add((name[7:], data[6:], last_id, None))
                    continue
            self._lines(block, events)
            last_id = self._last_id

    def _lines(self, block: str, events: list[Event]) -> None:
        """Any block, field by field, as the standard words it."""
        event, data, retry = "", None, None
        for line in block.split("\n"):
            if not line or line[0] == ":":
                continue
            field, _, value = line.partition(":")
            if value[:1] == " ":
                value = value[1:]
            if field == "data":
                if data is None:
                    data = [value]
                else:
                    data.append(value)
            elif field == "event":
                event = value
            elif field == "id":
                if "\0" not in value:
                    self._last_id = value
            elif field != "retry":
                self.stray.append((len(events) + (data is not None), line))
            elif value.isascii() and value.isdigit():
                retry = int(value) if len(value) < 19 else None
        # "If the data buffer is an empty string, do not dispatch": one empty data line leaves "\n" in the buffer
        # before its last line feed is dropped, so it does dispatch.
        if data is not None:
            events.append((event, "\n".join(data), self._last_id, retry))

    def _keep(self, chunk: bytes) -> None:
        self._parts.append(chunk)
        self._size += len(chunk)
        self._tail_newline = chunk[-1] == 10
        if self.limit is not None and self._size - self._tail_newline > self.limit:
            self._overrun()

    def _overrun(self) -> None:
        self._overflow = True
        self._parts[:] = [b""]  # never empty again, so that `feed` takes no short cut


def too_long(limit: int | None) -> StreamError:
    """Make the error of an event that is longer than the client allows."""
    return StreamError(
        f"one event of the stream is longer than max_event_bytes ({limit} bytes); "
        "to allow longer ones, pass max_event_bytes=... to the client"
    )

# Copied from templates/runtime/response/sse.py: edit it there.
