"""Answer: a whole response of the server, before it is decoded. Pure."""

from __future__ import annotations

from typing import Any

from ..base.errors import APIError, DecodeError, RequestSummary
from ..base.headers import Headers
from ..base.secrets import Secret
from .error_of import error_of_payload

__all__ = ("Answer", "quote")

_QUOTED_OF = 4000
"""How much of a body is looked at for a quotation."""


class Answer:
    """Status, headers and body (bytes after decompression) of a response."""

    __slots__ = ("body", "elapsed_s", "headers", "request", "retries", "status")

    def __init__(
        self,
        status: int,
        headers: Headers,
        body: bytes,
        request: RequestSummary,
        retries: int = 0,
        elapsed_s: float | None = None,
    ) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        self.request = request
        self.retries = retries
        self.elapsed_s = elapsed_s

    @property
    def request_id(self) -> str | None:
        """The ID of the request, for the API's support."""
        return self.headers.get("x-request-id")

    @property
    def text(self) -> str:
        """The body as text, by the charset of the content type, else UTF-8."""
        return self.body.decode(self.headers.charset, "replace")

    def error(self, message: str) -> DecodeError:
        """Return the error that says why this response cannot be used."""
        return DecodeError(
            message,
            raw=self.body,
            status=self.status,
            headers=self.headers,
            request=self.request,
            request_id=self.request_id,
        )

    def http_response(self, kind: Any) -> Any:
        """Return this response as `kind`, the Response of an HTTP library."""
        from ..base.http_objects import http_response

        return http_response(self.request, self.status, self.headers, self.body, self.elapsed_s, kind)

    def reported_error(self, payload: object) -> APIError:
        """Return the error that the server reports in this response."""
        return error_of_payload(payload, headers=self.headers, request=self.request, request_id=self.request_id)

    def quote(self) -> str:
        """Return the beginning of the body for a message, with a hint if another server seems to have responded."""
        return quote(self.body, self.headers, self.request.secrets)

    def __repr__(self) -> str:
        return f"<Answer {self.status} to {self.request}, {len(self.body)} bytes>"


def quote(body: bytes | str, headers: Headers, secrets: tuple[Secret, ...]) -> str:
    """Return the beginning of a body for a message, with a hint if another server seems to have responded."""
    from ..base.masking import mask_text  # errors alone need these
    from .error_text import HINT

    start = body[:_QUOTED_OF]
    text = start if isinstance(start, str) else start.decode(headers.charset, "replace")
    said = " ".join(mask_text(text.removeprefix("\ufeff"), secrets).split())
    said = said if len(said) <= 200 else f"{said[:200]}…"
    elsewhere = headers.media_type == "text/html" or said[:1] == "<" or "not found" in said.lower()
    return f"{said!r}; {HINT}" if elsewhere else repr(said)

# Copied from templates/runtime/response/answer.py: edit it there.
