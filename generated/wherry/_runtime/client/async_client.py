# Copied from templates/runtime/client/async_client.py by scripts/generate.py. Edit it there.
"""AsyncClient: the calls to be awaited. Its twin is client; they differ by `await` alone.

Everything that can be decided without waiting is decided in BaseClient and the pure modules.
"""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from ..base.errors import APIConnectionError, APIError, DecodeError
from ..base.headers import Headers
from ..base.operation import JSON, Nothing, Operation
from ..base.secrets import Secret
from ..request.build import Request, authorized
from ..response.answer import Answer
from ..response.body_buffer import BodyBuffer
from ..response.error_of import connection_error
from ..response.stream_opening import AsyncBegun, Opening, is_labelled
from ..response.whole import RawResponse, ResponseInfo
from . import observe
from .base import (
    EVENT_STREAM,
    BaseClient,
    accepted,
    fresh_key,
    may_complain,
    turned,
    unknown_operation,
    veil,
)
from .exchange import Exchange
from .stream import AsyncStream

if TYPE_CHECKING:
    from typing_extensions import Self

    from ..transports.base import AsyncTransport, AsyncTransportResponse
    from .pages import AsyncPage, AsyncPager
    from .streamed_response import AsyncStreamedResponse

__all__ = ("AsyncClient",)

T = TypeVar("T")
"""What a call gives. Decoders are untyped at run time, so the type is the one that the caller declares."""


class AsyncClient(BaseClient):
    """Calls to be awaited, on asyncio and trio. One client may be used in successive event loops."""

    _asynchronous = True

    @overload
    async def request(self, operation: Operation, decoder: Nothing, **values: Any) -> None: ...

    @overload
    async def request(self, operation: Operation, decoder: Any, **values: Any) -> T: ...  # pyright: ignore[reportInvalidTypeVarUse]

    async def request(
        self,
        operation: Operation,
        decoder: Any,
        *,
        max_retries: int | None = None,
        strict: bool | None = None,
        **values: Any,
    ) -> Any:
        """Call `operation` and give what `decoder` makes of the answer. Values: see request.build."""
        values = veil(values)
        if self._mode == "streaming":
            return await self._streamed(operation, decoder, max_retries, values)
        exchange = self._begin(operation, values, max_retries, accepted(decoder))
        return self._finished(await self._whole(exchange, operation), operation, decoder, values)

    async def stream(
        self,
        operation: Operation,
        decoder: Any,
        *,
        max_retries: int | None = None,
        strict: bool | None = None,
        **values: Any,
    ) -> AsyncStream[T]:  # pyright: ignore[reportInvalidTypeVarUse]
        """Call `operation` and give an AsyncStream of what `decoder` makes of each event."""
        values = veil(values)
        exchange = self._begin(operation, values, max_retries, EVENT_STREAM)
        source = await self._open(exchange, operation)
        headers = Headers.of(source.headers)
        if not is_labelled(headers):
            source = await _looked_at(source, exchange, Opening(headers, self._options.max_answer_bytes))
        summary = exchange.summary
        events = self._event_decoder(operation, decoder, strict, exchange, headers)
        if self._mode == "streaming":
            from .streamed_response import AsyncStreamedResponse

            async def parse(own: AsyncStreamedResponse[Any]) -> AsyncStream[Any]:
                return AsyncStream(source, events, own)

            streamed: Any = AsyncStreamedResponse(source, headers, summary, parse, self._options.max_answer_bytes)
            return streamed  # type: ignore[no-any-return]
        stream: AsyncStream[T] = AsyncStream(source, events, ResponseInfo(source.status, headers, summary))
        if self._mode == "raw":
            raw: Any = RawResponse(exchange.answer(source.status, headers, b""), lambda: stream)
            return raw  # type: ignore[no-any-return]
        return stream

    def page(self, operation: Operation, kind: type[AsyncPage[Any]], decoder: Any, **values: Any) -> AsyncPager[T]:  # pyright: ignore[reportInvalidTypeVarUse]
        """Return the AsyncPager of `operation`: awaitable for one page, async-iterable for all items."""
        from .page_of import PageOf  # only lists need it
        from .pages import AsyncPager

        values = veil(values)
        plain = self._in_mode("") if self._mode else self  # the page of a raw answer is followed by pages

        def first() -> Awaitable[Any]:
            return self.request(operation, pages, **values)

        async def following(more: dict[str, Any]) -> Any:
            return await plain.page(operation, kind, decoder, **turned(values, more))

        pages = PageOf(kind, decoder, following, values)
        pager: Any = AsyncPager(first) if not self._mode else first()
        return pager  # type: ignore[no-any-return]

    async def _whole(self, exchange: Exchange, operation: Operation) -> Answer:
        answer = await self._attempts(exchange, operation, keep_open=False)
        assert isinstance(answer, Answer)
        return answer

    async def _open(self, exchange: Exchange, operation: Operation) -> AsyncTransportResponse:
        return await self._attempts(exchange, operation, keep_open=True)  # type: ignore[return-value]

    async def _attempts(
        self, exchange: Exchange, operation: Operation, *, keep_open: bool
    ) -> Answer | AsyncTransportResponse:
        transport: AsyncTransport = self._transport()
        watched = observe.observing(self._options)
        while True:
            request = await self._with_key(exchange.request, operation)
            exchange.sent = request
            failure: APIConnectionError | None = None
            wait_s = 0.0
            watch = observe.Observation(self._options, request, exchange.attempt) if watched else None
            if watch is not None:
                await _settled(watch.begin())
            try:
                response = await transport.send(request, request.timeout)
                status = response.status
                opened = keep_open and 200 <= status < 300
                body = b"" if opened else await _aread(response, exchange, self._options.max_answer_bytes)
            except (APIConnectionError, DecodeError, OSError) as cause:
                if exchange.is_final(cause):
                    if watch is not None:
                        await _settled(watch.end(None, None, cause))
                    raise
                failure = connection_error(cause, exchange.secrets)
            else:
                headers = Headers.of(response.headers)
                if watch is not None:
                    try:
                        await _settled(watch.end(status, headers))
                    except BaseException:
                        await response.close()
                        raise
                if opened:
                    return response
                try:
                    judged = exchange.answered(status, headers, body)
                except APIError as error:
                    # The server may have repeated a key, and a traceback may show the variables of these frames.
                    del body, headers, response
                    raise error._alone()  # noqa: B904 - it is the same error
                if judged is None:
                    return exchange.answer(status, headers, body)
                wait_s = judged
            if failure is not None:  # raised here, where nothing that holds the server's words is its context
                if watch is not None:
                    await _settled(watch.end(None, None, failure))
                wait_s = exchange.failed(failure)
            if wait_s:
                await transport.sleep(wait_s)

    async def _with_key(self, request: Request, operation: Operation) -> Request:
        source = self._options.key_for(operation.admin)
        if source is None or isinstance(source, Secret):
            return request
        return authorized(request, self._options, fresh_key(await _settled(source())))

    async def _streamed(
        self, operation: Operation, decoder: Any, max_retries: int | None, values: dict[str, Any]
    ) -> AsyncStreamedResponse[Any]:
        from .streamed_response import AsyncStreamedResponse

        exchange = self._begin(operation, values, max_retries, accepted(decoder))
        source = await self._open(exchange, operation)

        async def parse(own: AsyncStreamedResponse[Any]) -> Any:
            return self._decoded(await own._answer(), operation, decoder, values)

        headers, limit = Headers.of(source.headers), self._options.max_answer_bytes
        streamed = AsyncStreamedResponse[Any](source, headers, exchange.summary, parse, limit)
        if may_complain(decoder, exchange.request, headers):
            await streamed.parse()
        return streamed

    async def get(self, path: str, **values: Any) -> Any:
        """GET a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        return await self.call("GET", path, **veil(values))

    async def post(self, path: str, **values: Any) -> Any:
        """POST to a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        return await self.call("POST", path, **veil(values))

    async def put(self, path: str, **values: Any) -> Any:
        """PUT to a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        return await self.call("PUT", path, **veil(values))

    async def patch(self, path: str, **values: Any) -> Any:
        """PATCH a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        return await self.call("PATCH", path, **veil(values))

    async def delete(self, path: str, **values: Any) -> Any:
        """DELETE a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        return await self.call("DELETE", path, **veil(values))

    async def call(
        self,
        verb: str,
        path: str,
        *,
        decoder: Any = JSON,
        body: Any = None,
        files: Mapping[str, Any] | None = None,
        stream: bool = False,
        stream_family: str = "",
        **values: Any,
    ) -> Any:
        """Call any path below base_url; see Client.call."""
        values = veil(values)
        operation, body = unknown_operation(verb, path, body, files, stream_family, values)
        how = self.stream if stream else self.request
        return await how(operation, decoder, body=body, **values)

    async def close(self) -> None:
        """Close the connections, also those of copies, for good. Streams that are open can be read to their end."""
        self._link.closed = True
        if self._link.transport is not None:
            await self._link.transport.close()

    async def aclose(self) -> None:
        """The same as `close`."""
        await self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


async def _looked_at(source: AsyncTransportResponse, exchange: Exchange, opening: Opening) -> AsyncTransportResponse:
    """Return an answer that turns out to be a stream; raise what it is otherwise."""
    chunk = b""
    failure: APIError | None = None
    chunks = source.__aiter__()
    try:
        while not opening.enough:
            if opening.add(await chunks.__anext__()):
                return AsyncBegun(source, chunks, opening.chunks)
    except StopAsyncIteration:
        pass
    except (APIConnectionError, DecodeError, OSError) as error:
        await source.close()
        if exchange.is_final(error) and not isinstance(error, APIError):
            raise
        failure = error if isinstance(error, DecodeError) else connection_error(error, exchange.secrets)
        failure.request = failure.request or exchange.summary
    except BaseException:
        await source.close()
        raise
    if failure is not None:
        del opening, chunk  # see below
        raise failure
    await source.close()
    if opening.end():
        return AsyncBegun(source, chunks, opening.chunks)
    refusal = opening.error(exchange.summary)
    del opening, chunk  # the server may have repeated a key, and a traceback may show the variables of this frame
    raise refusal


async def _aread(response: AsyncTransportResponse, exchange: Exchange, max_bytes: int | None) -> bytes:
    buffer = BodyBuffer(response.status, max_bytes)
    exchange.body_began = False
    iterator = response.__aiter__()
    try:
        while buffer.add(await iterator.__anext__()):
            pass
    except StopAsyncIteration:
        pass
    except (APIConnectionError, DecodeError, OSError) as error:
        if not buffer.lenient:
            if isinstance(error, DecodeError):
                error.request = exchange.summary
            raise
    finally:
        exchange.body_began = buffer.began
        await response.close()
    return buffer.take(Headers.of(response.headers))


async def _settled(value: Any) -> Any:
    return await value if hasattr(value, "__await__") else value
