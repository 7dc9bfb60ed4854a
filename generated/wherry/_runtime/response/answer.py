"""Answer: a whole answer of the server, before it is decoded. Pure."""

from __future__ import annotations

from ..base.errors import APIError, DecodeError, RequestSummary
from ..base.headers import Headers
from ..base.secrets import Secret, mask_text
from .error_of import error_of_payload

__all__ = ("Answer", "quote")

_QUOTED_OF = 4000
"""What a quotation is looked for in: the first bytes of a body."""


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
        return self.body.decode(self.headers.charset, "replace")

    def error(self, message: str) -> DecodeError:
        """Make the error that says why this answer cannot be used."""
        return DecodeError(message, raw=self.body, request=self.request, request_id=self.request_id)

    def complaint(self, payload: object) -> APIError:
        """Make the error that the server reports in this answer."""
        return error_of_payload(payload, headers=self.headers, request=self.request, request_id=self.request_id)

    def quote(self) -> str:
        """Return the beginning of the body for a message, and a hint where it looks as if another server answered."""
        return quote(self.body, self.headers, self.request.secrets)

    def __repr__(self) -> str:
        return f"<Answer {self.status} to {self.request}, {len(self.body)} bytes>"


def quote(body: bytes | str, headers: Headers, secrets: tuple[Secret, ...]) -> str:
    """Return the beginning of what came for a message, and a hint where it looks as if another server answered."""
    from .complaint_text import HINT

    start = body[:_QUOTED_OF]
    text = start if isinstance(start, str) else start.decode(headers.charset, "replace")
    said = " ".join(mask_text(text.removeprefix("\ufeff"), secrets).split())
    said = said if len(said) <= 200 else f"{said[:200]}…"
    elsewhere = headers.media_type == "text/html" or said[:1] == "<" or "not found" in said.lower()
    return f"{said!r}; {HINT}" if elsewhere else repr(said)

# Copied from templates/runtime/response/answer.py by scripts/generate.py. Edit it there.
