"""AsyncClient: one call, from its arguments to the value that it returns.

This is where the waiting is. All that can be decided without it is decided in BaseClient and the pure modules.
"""

from __future__ import annotations

from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar, overload

from ..base.address import Address
from ..base.annotating import Self
from ..base.errors import APIConnectionError, APIError, DecodeError
from ..base.headers import Headers
from ..base.operation import Nothing, Operation
from ..base.settled import async_settled
from ..request.build import authorized
from ..response.body_buffer import BodyBuffer
from ..response.error_of import connection_error
from ..response.raw import RawResponse
from .async_stream import AsyncStream, AsyncStreamHead
from .base import EVENT_STREAM, BaseClient, accepted, fresh_key, may_complain, turned, veil
from .exchange import Exchange

if TYPE_CHECKING:
    from ..base.deadline import Deadline
    from ..transports.async_protocol import AsyncTransport, AsyncTransportResponse
    from .async_governed import AsyncGoverned
    from .async_streamed_response import AsyncStreamedResponse
    from .course import Course

__all__ = ("AsyncClient",)

T = TypeVar("T")
"""What a call returns. Decoders are untyped at run time, so the type is the one that the caller declares."""


class AsyncClient(BaseClient):
    """Calls to await, on asyncio and trio. One client may be used in successive event loops."""

    _asynchronous = True  # sync: _asynchronous = False

    @overload
    async def _request(self, operation: Operation, decoder: Nothing, **values: Any) -> None: ...

    @overload
    async def _request(self, operation: Operation, decoder: Any, **values: Any) -> T: ...  # type: ignore[type-var, unused-ignore]

    async def _request(
        self,
        operation: Operation,
        decoder: Any,
        *,
        max_retries: int | None = None,
        strict: bool | None = None,
        **values: Any,
    ) -> Any:
        """Call `operation` and return what `decoder` makes of the response. Values: see request.build."""
        values = veil(values)
        self = self._asked(values) if values.get("extra_headers") else self
        if self._mode == "streaming":
            return await self._streamed(operation, decoder, max_retries, values)
        exchange = self._begin(operation, values, max_retries, accepted(decoder))
        return self._finished(await self._attempts(exchange, operation), operation, decoder, values)

    async def _stream(
        self,
        operation: Operation,
        decoder: Any,
        *,
        max_retries: int | None = None,
        strict: bool | None = None,
        resumed_by: Operation | None = None,
        retry_before_first_event: bool = False,
        course: Course | None = None,
        **values: Any,
    ) -> AsyncStream[T]:  # pyright: ignore[reportInvalidTypeVarUse]
        """Call `operation` and return an AsyncStream of what `decoder` makes of each event.

        `resumed_by`: the operation that goes on with the stream when it is cut. `retry_before_first_event`: the request
        is repeated when it is cut before its first event. Such a stream has a Course, and opens its connections here.
        """
        values = veil(values)
        self = self._asked(values) if values.get("extra_headers") else self
        if resumed_by is not None or retry_before_first_event:
            from .async_lasting import async_lasting_stream  # few streams outlive their connection
            from .course import Course

            course = Course(operation, values, resumed_by=resumed_by, repeats=retry_before_first_event)
            lasting: Any = await async_lasting_stream(self, course, decoder, max_retries, strict)
            return lasting  # type: ignore[no-any-return]
        exchange = self._begin(operation, values, max_retries, EVENT_STREAM)
        if course is not None:
            course.opens(exchange)
        if exchange.deadline is not None:
            exchange.deadline.streams = True
        source = limited = await self._attempts(exchange, operation, keep_open=True)
        headers, summary = Headers.of(source.headers), exchange.summary
        if not headers.is_event_stream:
            from .async_opening import async_opened  # nearly every server labels its streams

            source = await async_opened(source, headers, exchange, self._options.max_answer_bytes)
        events = self._event_decoder(operation, decoder, strict, summary, headers)
        if exchange.deadline is not None:
            limited.events = events
        if self._mode == "streaming":
            from .async_streamed_response import AsyncStreamedResponse

            deadline = exchange.deadline
            if deadline is not None:
                deadline.refused()  # bytes are no events

            async def parse(own: AsyncStreamedResponse[Any]) -> AsyncStream[Any]:
                if deadline is not None:
                    deadline.expects(further=False)
                return AsyncStream(source, events, own)

            streamed: Any = AsyncStreamedResponse(source, headers, summary, parse, self._options.max_answer_bytes)
            _note_time(streamed, exchange)
            return streamed  # type: ignore[no-any-return]
        took_s = exchange.stopwatch_s() - exchange.began_s
        head = AsyncStreamHead(source.status, headers, summary, exchange.attempt, took_s, source)
        stream: AsyncStream[T] = AsyncStream(source, events, head)
        if self._mode == "raw":
            raw: Any = RawResponse(exchange.answer(source.status, headers, b""), lambda: stream)
            return raw  # type: ignore[no-any-return]
        return stream

    async def _sleep(self, seconds: float, deadline: Deadline | None) -> None:
        """Wait, within what is left."""
        transport: AsyncTransport = self._transport()
        if deadline is not None:
            from .async_limits import AsyncLimited

            transport = AsyncLimited(transport, deadline)
        await transport.sleep(seconds)

    def _limit(self, exchange: Exchange) -> None:
        from .async_limits import async_limit  # few calls have a limit for all of it

        exchange.deadline = async_limit(exchange.request, self._transport())

    def _page(self, operation: Operation, kind: type[Any], decoder: Any, **values: Any) -> T:  # type: ignore[type-var]
        """Return the AsyncPager of `operation`: awaitable for one page, async-iterable for all items."""
        from .page_of import PageOf  # only lists need it
        from .pager import AsyncPager  # async only: it can be awaited for one page, or iterated over all

        values = veil(values)
        self = self._asked(values) if values.get("extra_headers") else self
        plain = self._in_mode("") if self._mode else self  # the page of a raw response is followed by pages

        def following(more: dict[str, Any]) -> Any:
            return plain._page(operation, kind, decoder, **turned(values, more))

        pages = PageOf(kind, decoder, following, values)
        first = partial(self._request, operation, pages, **values)
        page: Any = first() if self._mode else AsyncPager(first)  # sync: page: Any = first()
        return page  # type: ignore[no-any-return]

    def _attempts(self, exchange: Exchange, operation: Operation, *, keep_open: bool = False) -> Any:
        """Return the Answer of the attempt that succeeds; with `keep_open` the transport's response, still to be read."""
        if exchange.governed is None:
            return self._tries(exchange, operation, keep_open)
        from .async_governed import async_governed  # few calls have limits

        return async_governed(self, exchange, operation, keep_open)

    async def _tries(
        self, exchange: Exchange, operation: Operation, keep_open: bool, in_turn: AsyncGoverned | None = None
    ) -> Any:
        transport: AsyncTransport = in_turn or self._transport()
        observation = self._observation()
        settle = async_settled
        if exchange.deadline is not None:
            from .async_limits import AsyncLimited

            transport = limited = AsyncLimited(transport, exchange.deadline)
            settle = limited.settled
        while True:
            if in_turn is not None:
                await in_turn.turn(exchange, transport.sleep)
            request = exchange.request
            key = self._options.key_for(operation.admin)
            if callable(key):
                request = authorized(request, self._options, fresh_key(await settle(key())))
            exchange.sent, exchange.began_s, exchange.body_began = request, exchange.stopwatch_s(), False
            failure: APIConnectionError | None = None
            wait_s = 0.0
            watch = None if observation is None else observation(self._options, request, exchange.attempt)
            if watch is not None:
                await settle(watch.begin())
            try:
                response = await transport.send(request, request.timeout)
                status = response.status
                opened = keep_open and 200 <= status < 300
                body = b"" if opened else await _async_read(response, exchange, self._options.max_answer_bytes)
            except (APIConnectionError, DecodeError, OSError) as cause:
                if exchange.is_final(cause):
                    if watch is not None:
                        await settle(watch.end(None, None, cause))
                    raise
                failure = connection_error(cause, exchange.secrets)
            else:
                headers = Headers.of(response.headers)
                if watch is not None:
                    try:
                        await settle(watch.end(status, headers))
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
                    await settle(watch.end(None, None, failure))
                wait_s = exchange.failed(failure)
            if wait_s:
                await transport.sleep(wait_s)

    async def _streamed(
        self, operation: Operation, decoder: Any, max_retries: int | None, values: dict[str, Any]
    ) -> AsyncStreamedResponse[Any]:
        from .async_streamed_response import AsyncStreamedResponse

        exchange = self._begin(operation, values, max_retries, accepted(decoder))
        source = await self._attempts(exchange, operation, keep_open=True)

        async def parse(own: AsyncStreamedResponse[Any]) -> Any:
            return self._decoded(await own._answer(), operation, decoder, values)

        headers, limit = Headers.of(source.headers), self._options.max_answer_bytes
        streamed = AsyncStreamedResponse[Any](source, headers, exchange.summary, parse, limit)
        _note_time(streamed, exchange)
        if may_complain(decoder, exchange.request, headers):
            await streamed.parse()
        return streamed

    async def get(self, path: str, **values: Any) -> Any:
        """GET a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        path = Address.of(path)
        return await self.call("GET", path, **veil(values))

    async def post(self, path: str, **values: Any) -> Any:
        """POST to a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        path = Address.of(path)
        return await self.call("POST", path, **veil(values))

    async def put(self, path: str, **values: Any) -> Any:
        """PUT to a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        path = Address.of(path)
        return await self.call("PUT", path, **veil(values))

    async def patch(self, path: str, **values: Any) -> Any:
        """PATCH a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        path = Address.of(path)
        return await self.call("PATCH", path, **veil(values))

    async def delete(self, path: str, **values: Any) -> Any:
        """DELETE a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        path = Address.of(path)
        return await self.call("DELETE", path, **veil(values))

    async def call(self, verb: str, path: str, **values: Any) -> Any:
        """Call any path below base_url; it may have a query (`"/things?limit=3"`).

        Args:
            verb: The HTTP method.
            path: The path, percent-encoded; or a whole URL, which gets the key only if it is at the origin of base_url.
            values: cast_to: What the answer becomes: a model or a pydantic model, a list, dict or union of them, `object`
                for the JSON (the default), str, bytes, int, float, bool, None, or `httpx.Response`.
                decoder: Another way to say it: a model class, JSON, TEXT, BINARY, NOTHING.
                body: What is sent as JSON; with `files`, the other fields of the form. content: Bytes that are sent as
                they are.
                files: Files by the name of their field; the body is multipart then.
                stream: Return an AsyncStream of events instead; stream_cls: its type, `AsyncStream[Model]`;
                stream_family: how it ends: "chat", "completions", "responses" and so on; "" for any other.
                options: A dict of headers, params, timeout, max_retries, idempotency_key, extra_json.
                Further: query, headers, cookies, extra_headers, extra_query, extra_body, timeout, max_retries,
                idempotency_key, strict.
        """
        from .anywhere import AnyCall  # most programs call operations

        path = Address.of(path)  # a traceback may show the variables of this frame
        any_call = AnyCall(verb, path, **veil(values))
        how: Any = self._stream if any_call.stream else self._request
        return await how(any_call.operation, any_call.decoder, body=any_call.body, **any_call.values)

    async def close(self) -> None:
        """Close the connections, also those of copies, for good. Streams that are open can be read to their end."""
        self._link.closed = True
        if self._link.transport is not None:
            await self._link.transport.close()

    async def aclose(self) -> None:  # async only: contextlib.aclosing calls it
        """The same as `close`."""
        await self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


def _note_time(streamed: AsyncStreamedResponse[Any], exchange: Exchange) -> None:
    """Note how often a response was tried, and how long its headers took."""
    streamed.retries_taken, streamed._elapsed_s = exchange.attempt, exchange.elapsed_s


async def _async_read(response: AsyncTransportResponse, exchange: Exchange, max_bytes: int | None) -> bytes:
    buffer = BodyBuffer(response.status, max_bytes)
    chunks = aiter(response)
    try:
        while buffer.add(await anext(chunks)):  # no chunk is a variable: a traceback may show those
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
