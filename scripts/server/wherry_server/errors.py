"""Refusals in the shape of the service: a status and `{"error": {message, type, param, code}}`."""

from __future__ import annotations

from typing import Any


class Refusal(Exception):
    """The server says no."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str | None = None,
        param: str | None = None,
        kind: str = "invalid_request_error",
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.param = param
        self.kind = kind
        self.headers = headers or {}

    @property
    def body(self) -> dict[str, Any]:
        """The JSON body of the answer."""
        return {"error": {"message": self.message, "type": self.kind, "param": self.param, "code": self.code}}


def not_found(what: str) -> Refusal:
    """Make the answer for an id that is not there (or no longer)."""
    return Refusal(404, f"{what} does not exist.", code="not_found", param="id")
