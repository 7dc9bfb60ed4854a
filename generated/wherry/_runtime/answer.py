# Copied from templates/runtime/answer.py by scripts/generate.py. Edit it there.
"""Answer: a whole answer of the server, and how it becomes what the caller wants. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .errors import DecodeError, RequestSummary
from .headers import Headers
from .operation import BINARY, JSON, NOTHING, TEXT

__all__ = ("Answer", "charset_of", "decode", "media_type")


class Answer:
    """Status, headers and body (bytes, content coding already undone) of one answer."""

    __slots__ = ("body", "headers", "request", "status")

    def __init__(self, status: int, headers: Headers, body: bytes, request: RequestSummary) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        self.request = request

    @property
    def request_id(self) -> str | None:
        """What the API's support asks for."""
        return self.headers.get("x-request-id")

    @property
    def text(self) -> str:
        """The body as text, by the charset of the content type, else UTF-8."""
        return self.body.decode(charset_of(self.headers), "replace")

    def error(self, message: str) -> DecodeError:
        """Make the error that says why this answer cannot be used."""
        return DecodeError(message, raw=self.body, request=self.request, request_id=self.request_id)

    def __repr__(self) -> str:
        return f"<Answer {self.status} to {self.request}, {len(self.body)} bytes>"


def media_type(headers: Headers) -> str:
    """Give the content type without its parameters, in lower case; "" where there is none."""
    return (headers.get("content-type") or "").partition(";")[0].strip().lower()


def charset_of(headers: Headers) -> str:
    """Give the charset of the content type if Python knows it, else utf-8."""
    _, found, value = (headers.get("content-type") or "").lower().partition("charset=")
    name = value.partition(";")[0].strip().strip("\"'")
    if found and name:
        import codecs

        try:
            return codecs.lookup(name).name
        except (LookupError, ValueError):
            pass
    return "utf-8"


def decode(answer: Answer, decoder: Any, json_loads: Callable[[Any], Any], *, text_wanted: bool = False) -> Any:
    """Turn `answer` into what `decoder` makes of it. DecodeError where it is not what its operation promises.

    `text_wanted`: the caller asked for an answer in plain text (a transcription as srt, for example).
    """
    if decoder is NOTHING:
        return None
    if decoder is TEXT:
        return answer.text
    if decoder is BINARY:
        from .response import BinaryResponse

        return BinaryResponse(answer)
    if text_wanted and not media_type(answer.headers).endswith("json"):
        return answer.text
    if not answer.body.strip():
        if answer.status == 204:
            of_nothing = getattr(decoder, "_of_nothing", None)
            return None if of_nothing is None else of_nothing()
        raise answer.error(f"the answer (status {answer.status}) is empty where JSON was due")
    try:
        value = json_loads(answer.body)
    except Exception as error:  # json_loads may be anybody's
        raise answer.error(_not_json(answer, error)) from None
    if decoder is JSON:
        return value
    try:
        return decoder._decode(value)
    except DecodeError as error:
        raise answer.error(error.message) from None
    except Exception as error:
        raise answer.error(f"the answer cannot be decoded: {error!r:.200}") from error


def _not_json(answer: Answer, error: Exception) -> str:
    kind = media_type(answer.headers) or "no content type"
    hint = "; does base_url lead to the API (most end in /v1)?" if kind == "text/html" else ""
    why = f": {error}" if not isinstance(error, RecursionError) else ": it is nested too deeply"
    return f"the answer (status {answer.status}, {kind}) is not JSON{why[:200]}{hint}"
