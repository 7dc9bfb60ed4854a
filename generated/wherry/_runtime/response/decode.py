"""How a whole response becomes the value that the caller gets: a typed object, text, bytes or nothing. Pure."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from ..base.errors import DecodeError
from ..base.operation import BINARY, JSON, NOTHING, TEXT
from ..data.codec import loads
from ..data.model import BaseModel, set_request_id
from .answer import Answer
from .reported_error import is_of_objects, reports_error
from .whole import BinaryResponse

__all__ = ("FromAnswer", "decode")


class FromAnswer:
    """A decoder for what is made of a whole answer, whatever its body is: a string, a number, a library's response."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[Answer], Any]) -> None:
        self.make = make


def decode(answer: Answer, decoder: Any, json_loads: Callable[[Any], Any], *, text_wanted: bool = False) -> Any:
    """Return what `decoder` makes of `answer`. DecodeError where it is not what its operation promises.

    An error that the server reports instead of the result is raised as an APIError, whatever the status is.
    `text_wanted`: the caller asked for plain text (a transcription as srt, for example).
    """
    if decoder is NOTHING or decoder is TEXT or decoder is BINARY:
        return _untyped(answer, decoder)
    if decoder.__class__ is FromAnswer:
        return decoder.make(answer)
    if text_wanted:
        text = _as_text(answer)
        if text is not None:
            return text
    if not answer.body.strip():
        if answer.status == 204:
            of_nothing = getattr(decoder, "_of_nothing", None)
            return None if of_nothing is None else of_nothing()
        raise answer.error(f"the answer (status {answer.status}) is empty, although JSON was expected")
    try:
        value = json_loads(answer.body)
    except Exception as error:  # json_loads may be anybody's
        value = _reread(answer, json_loads, error)
    if reports_error(value, decoder):
        raise answer.reported_error(value)
    if decoder is JSON:
        return value
    if value.__class__ in _NO_OBJECTS and is_of_objects(decoder, value):
        raise answer.error(
            f"the answer (status {answer.status}) is not an object, although one was expected: {answer.quote()}"
        )
    try:
        decoded = decoder._decode(value)
    except DecodeError as error:
        raise answer.error(error.message) from None
    except Exception as error:
        raise answer.error(f"the answer cannot be decoded: {error!r:.200}") from error
    if isinstance(decoded, BaseModel):
        set_request_id(decoded, answer.headers.get("x-request-id"))
    elif hasattr(decoder, "_came_with"):  # a page
        decoder._came_with(decoded, answer.headers)
    return decoded


_NO_OBJECTS = frozenset((str, int, float, bool, list, type(None)))


def _untyped(answer: Answer, decoder: Any) -> Any:
    """Return what is not typed JSON; an error would still be JSON."""
    # A downloaded file may hold anything, JSON of an error among it; speech, sound and pictures may not.
    label = answer.headers.media_type
    download = decoder is BINARY and answer.request.method == "GET" and not label.startswith(_MEDIA)
    value = _json_object(answer)
    if value is not None:
        if not (download and not label.endswith("json")) and reports_error(
            value, decoder, sure=decoder is NOTHING or download
        ):
            raise answer.reported_error(value)
    elif decoder is not BINARY or answer.request.method == "POST":
        _refuse_words(answer, label, decoder)
    if decoder is NOTHING:
        return None
    if decoder is TEXT:
        return answer.text
    return BinaryResponse(answer)


def _refuse_words(answer: Answer, label: str, decoder: Any) -> None:
    """Raise if a web page, an event stream or an error in words came instead of bytes, text or nothing."""
    start = answer.body[:512].lstrip(_SPACE)
    if decoder is BINARY and not start and answer.status == 200:
        raise answer.error(f"the answer (status {answer.status}) is empty, although bytes were expected")
    if not start or start[:2] == b"v=" or not _is_readable(start):  # SDP is text, too
        return
    if start.startswith((b"event:", b"data:", b"error:")) and decoder is not TEXT:
        from .error_text import payload_of

        payload = payload_of(answer.body[:_LARGEST_REPORT])
        if reports_error(payload, TEXT, sure=False):
            raise answer.reported_error(payload)
    is_text = label.startswith("text/") or label.endswith(("json", "xml"))
    if _is_page(start) or (decoder is BINARY and is_text) or (decoder is not TEXT and _is_phrase(start)):
        due = {BINARY: "bytes were", NOTHING: "nothing was"}.get(decoder, "text was")
        raise answer.error(f"{'a page' if _is_page(start) else 'text'} came where {due} expected: {answer.quote()}")


def _is_page(start: bytes) -> bool:
    return start[:9].lower().startswith((b"<html", b"<!doctype", b"<?xml", b"<error>"))


def _is_phrase(start: bytes) -> bool:
    """Whether it is the phrase of an error and nothing else: `Too Many Requests`."""
    if len(start) > 100:
        return False
    from .error_text import read

    return read({"message": start.decode("utf-8", "replace").strip(' .!\r\n"')}).status is not None


def _is_readable(start: bytes) -> bool:
    text = start.decode("utf-8", "ignore").replace("\n", "").replace("\r", "").replace("\t", "")
    return bool(text) and text.isprintable() and len(text.encode()) * 2 > len(start)


_SPACE = b"\xef\xbb\xbf \t\r\n"
_MEDIA = ("audio/", "video/", "image/")
_LARGEST_REPORT = 256 * 1024


def _json_object(answer: Answer) -> Any:
    """Return the JSON object (or list) in the body; None if it is none, or longer than an error would be."""
    body = answer.body
    if len(body) > _LARGEST_REPORT or body[:64].lstrip(_SPACE)[:1] not in (b"{", b"["):
        return None
    try:
        return loads(body)
    except (ValueError, RecursionError):
        return None


def _as_text(answer: Answer) -> str | None:
    """Return the text that was asked for, whatever its label is; None if an object came instead."""
    value = _json_object(answer)
    if value is not None and reports_error(value, TEXT, sure=False):
        raise answer.reported_error(value)
    label = answer.headers.media_type
    if _is_page(answer.body[:64].lstrip(_SPACE)):
        raise answer.error(f"a page came where text was expected: {answer.quote()}")
    if not label.endswith("json"):
        return answer.text
    if value.__class__ is dict:
        return None
    try:
        value = loads(answer.body)
    except (ValueError, RecursionError):
        return answer.text
    return value if isinstance(value, str) else answer.text


def _reread(answer: Answer, json_loads: Callable[[Any], Any], error: Exception) -> Any:
    """Read JSON that is not plain UTF-8, or that is framed as an event. DecodeError if that fails."""
    text = answer.text if isinstance(error, UnicodeDecodeError) else ""
    if answer.body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = answer.body.decode("utf-16", "replace")
    frame = answer.body.lstrip(_SPACE)
    if frame.startswith((b"data:", b"event:", b"error:", b":", b"id:", b"retry:")):
        text = _unframed(frame.decode("utf-8", "replace"))
        if not text:
            return _refuse_stream(answer, frame)
    if text:
        with suppress(Exception):  # the first error says more
            return json_loads(text)
    kind = answer.headers.media_type or "no content type"
    why = f": {error}" if not isinstance(error, RecursionError) else ": it is nested too deeply"
    message = f"the answer (status {answer.status}, {kind}) is not JSON{why[:200]}: {answer.quote()}"
    raise answer.error(message) from None


def _unframed(text: str) -> str:
    """Return the only document of a response that is framed as events; "" if there are more."""
    lines = [line.strip() for line in text.splitlines() if not line.startswith((":", "event:", "id:", "retry:"))]
    said = [line.removeprefix("data:").strip() for line in lines if line]
    said = [line for line in said if line != "[DONE]"]
    return said[0] if len(said) == 1 and not said[0].startswith("error:") and not _is_chunk(said[0]) else ""


def _is_chunk(text: str) -> bool:
    from .json_lines import is_event

    try:
        value = loads(text)
    except (ValueError, RecursionError):
        return True
    return is_event(value) or (value.__class__ is dict and value.get("choices") == [])


def _refuse_stream(answer: Answer, frame: bytes) -> Any:
    """Raise the error that an event stream reports, or that it is a stream: a whole response was expected."""
    from .error_text import payload_of

    payload = payload_of(frame[:_LARGEST_REPORT])
    if reports_error(payload, TEXT, sure=False) or (frame.startswith(b"error:") and payload.__class__ is dict):
        raise answer.reported_error(payload) from None
    kind = answer.headers.media_type or "no content type"
    raise answer.error(f"an event stream came ({kind}) where a whole answer was expected: {answer.quote()}") from None

# Copied from templates/runtime/response/decode.py: edit it there.
