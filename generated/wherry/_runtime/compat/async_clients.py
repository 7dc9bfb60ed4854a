"""AsyncOfficialClient: the calls of AsyncClient, with answers, streams, pages and errors as the official package has them."""

from __future__ import annotations

from functools import partial
from typing import Any

from ..base.address import Address
from ..base.operation import Operation
from ..client.async_client import AsyncClient
from ..client.base import veil
from .base import OfficialSide
from .casting import parsed, take
from .errors import official_errors
from .guises import dressed, dressed_page
from .traced_request import request_of, sent

__all__ = ("AsyncOfficialClient",)


class AsyncOfficialClient(OfficialSide, AsyncClient):
    """What decodes a call is replaced here, once for all resources and helpers."""

    async def _request(self, operation: Operation, decoder: Any, *, _traced: bool = False, **values: Any) -> Any:
        values = veil(values)
        if not _traced and (through := request_of(self)) is not None:
            return await through(operation, decoder, values, partial(self._request, _traced=True))
        with official_errors:
            return await super()._request(operation, self._decoder(operation, decoder, "answer"), **values)

    async def _stream(self, operation: Operation, decoder: Any, *, _traced: bool = False, **values: Any) -> Any:
        values = veil(values)
        if not _traced and (through := request_of(self)) is not None:
            return await through(operation, decoder, values, partial(self._stream, _traced=True), streams=True)
        with official_errors:
            return dressed(await super()._stream(operation, self._decoder(operation, decoder, "event"), **values))

    async def _streamed(
        self, operation: Operation, decoder: Any, max_retries: int | None, values: dict[str, Any]
    ) -> Any:
        return dressed(await super()._streamed(operation, decoder, max_retries, values))

    def _page(self, operation: Operation, kind: Any, decoder: Any, **values: Any) -> Any:
        values = veil(values)
        return super()._page(operation, dressed_page(kind), self._decoder(operation, decoder, "item"), **values)

    async def call(self, verb: str, path: str, **values: Any) -> Any:
        """Call any path below base_url: see the class of this package. `cast_to` may be a class of the official one."""
        path = Address.of(path)  # a traceback may show the variables of this frame
        values = veil(values)
        with official_errors:
            parser = take(values)
            return parsed(await super().call(verb, path, **values), parser)

    def _connection_of(self, kind: Any, operation: Operation) -> Any:
        from .async_connections import async_official_connection  # few programs need it

        return async_official_connection(kind, operation.name)

    async def request(self, cast_to: Any, options: Any, *, stream: bool = False, stream_cls: Any = None) -> Any:
        """Send a request of the official package's making: its FinalRequestOptions. Tracers put theirs in place of this."""
        return await sent(self, cast_to, options, stream, stream_cls)

# Copied from templates/runtime/compat/async_clients.py: edit it there.
