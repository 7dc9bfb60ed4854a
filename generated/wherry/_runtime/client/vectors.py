"""How vectors travel: as JSON numbers, or as base64, which is a quarter of the size and far cheaper to read.

Base64 is asked for where the caller does not say how, and the server is known to send it: OpenAI, Azure, and any other
that has done so once for this client. A server may ignore what it is asked. If one refuses the call for it, the call is
sent again as the caller wrote it, since a refused call has cost nothing, and that server is not asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ..base.errors import APIStatusError
from ..base.operation import Operation
from ..base.unset import UNSET, is_not_given
from ..data import codec
from ..request.build import Request

__all__ = ("Vectors",)

_SENDERS = (
    ".api.openai.com",
    *(f".{service}.azure.{top}" for service in ("openai", "cognitiveservices") for top in ("com", "us", "cn")),
    ".services.ai.azure.com",
)
"""Hosts, and the ends of hosts, of services that send base64."""


class Vectors:
    """What one client knows of how its servers send vectors. Its copies share it."""

    __slots__ = ("_azure", "_learnt")

    def __init__(self, *, azure: bool) -> None:
        self._azure = azure
        self._learnt: dict[str, bool] = {}
        """Base URL -> whether the server there sends base64."""

    def asked(
        self, operation: Operation, values: dict[str, Any], base_url: str
    ) -> tuple[dict[str, Any], Callable[[APIStatusError, Request], Request | None] | None]:
        """Return the values of a call that asks for base64, and what to do if that is refused; or the values as they are."""
        body = values.get("body")
        if not isinstance(body, dict) or _said(operation, values) is not UNSET or not self._sends(base_url):
            return values, None
        compact = {**values, "body": {**body, operation.vectors: "base64"}}
        return compact, partial(self._refused, operation.vectors, base_url)

    def read(self, answer: Any, operation: Operation, values: dict[str, Any], base_url: str) -> None:
        """Read the vectors of an answer that are base64, unless the caller wants them as that."""
        read = getattr(answer, "_read_base64", None)
        if read is not None and read(keep=_said(operation, values) == "base64"):
            self._learnt.setdefault(base_url, True)

    def _sends(self, base_url: str) -> bool:
        learnt = self._learnt.get(base_url)
        if learnt is not None:
            return learnt
        host = base_url.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
        return self._azure or f".{host.lower()}".endswith(_SENDERS)

    def _refused(self, name: str, base_url: str, error: APIStatusError, request: Request) -> Request | None:
        """Return the request without the field `name`; None if the error is about something else."""
        if error.status not in (400, 422) or not isinstance(request.body, bytes):
            return None
        if error.param != name and not any(word in str(error.body) for word in (name, "base64")):
            return None
        self._learnt[base_url] = False
        body = codec.loads(request.body)
        body.pop(name, None)  # extra_body may have removed it
        return request.changed(body=codec.encode(body))


def _said(operation: Operation, values: dict[str, Any]) -> Any:
    """Return how the caller wants vectors to be sent; UNSET if the call does not say."""
    for part in (values.get("extra_body"), values.get("body")):
        said = part.get(operation.vectors, UNSET) if isinstance(part, Mapping) else UNSET
        if not is_not_given(said):
            return said
    return UNSET

# Copied from templates/runtime/client/vectors.py: edit it there.
