"""OfficialClient: the calls of Client, with answers, streams, pages and errors as the official package has them."""

from __future__ import annotations

from functools import partial
from typing import Any

from ..base.address import Address
from ..base.operation import Operation
from ..client.sync_client import Client
from ..client.base import veil
from .base import OfficialSide
from .casting import parsed, take
from .errors import official_errors
from .guises import dressed, dressed_page
from .traced_request import request_of, sent

__all__ = ("OfficialClient",)


class OfficialClient(OfficialSide, Client):
    """What decodes a call is replaced here, once for all resources and helpers."""

    def _request(self, operation: Operation, decoder: Any, *, _traced: bool = False, **values: Any) -> Any:
        values = veil(values)
        if not _traced and (through := request_of(self)) is not None:
            return through(operation, decoder, values, partial(self._request, _traced=True))
        with official_errors:
            return super()._request(operation, self._decoder(operation, decoder, "answer"), **values)

    def _stream(self, operation: Operation, decoder: Any, *, _traced: bool = False, **values: Any) -> Any:
        values = veil(values)
        if not _traced and (through := request_of(self)) is not None:
            return through(operation, decoder, values, partial(self._stream, _traced=True), streams=True)
        with official_errors:
            return dressed(super()._stream(operation, self._decoder(operation, decoder, "event"), **values))

    def _streamed(
        self, operation: Operation, decoder: Any, max_retries: int | None, values: dict[str, Any]
    ) -> Any:
        return dressed(super()._streamed(operation, decoder, max_retries, values))

    def _page(self, operation: Operation, kind: Any, decoder: Any, **values: Any) -> Any:
        values = veil(values)
        return super()._page(operation, dressed_page(kind), self._decoder(operation, decoder, "item"), **values)

    def call(self, verb: str, path: str, **values: Any) -> Any:
        """Call any path below base_url: see the class of this package. `cast_to` may be a class of the official one."""
        path = Address.of(path)  # a traceback may show the variables of this frame
        values = veil(values)
        with official_errors:
            parser = take(values)
            return parsed(super().call(verb, path, **values), parser)

    def _connection_of(self, kind: Any, operation: Operation) -> Any:
        from .sync_connections import official_connection  # few programs need it

        return official_connection(kind, operation.name)

    def request(self, cast_to: Any, options: Any, *, stream: bool = False, stream_cls: Any = None) -> Any:
        """Send a request of the official package's making: its FinalRequestOptions. Tracers put theirs in place of this."""
        return sent(self, cast_to, options, stream, stream_cls)

# Derived from templates/runtime/compat/async_clients.py: edit it there.
