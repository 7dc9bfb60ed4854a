"""Client: one call, from its arguments to the value that it returns.

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
from ..base.settled import settled
from ..request.build import authorized
from ..response.body_buffer import BodyBuffer
from ..response.error_of import connection_error
from ..response.raw import RawResponse
from .sync_stream import Stream, StreamHead
from .base import EVENT_STREAM, BaseClient, accepted, fresh_key, may_complain, turned, veil
from .exchange import Exchange

if TYPE_CHECKING:
    from ..base.deadline import Deadline
    from ..transports.sync_protocol import Transport, TransportResponse
    from .sync_governed import Governed
    from .sync_streamed_response import StreamedResponse
    from .course import Course

__all__ = ("Client",)

T = TypeVar("T")
"""What a call returns. Decoders are untyped at run time, so the type is the one that the caller declares."""


class Client(BaseClient):
    """Calls that block. Safe to share between threads."""

    _asynchronous = False

    @overload
    def _request(self, operation: Operation, decoder: Nothing, **values: Any) -> None: ...

    @overload
    def _request(self, operation: Operation, decoder: Any, **values: Any) -> T: ...  # type: ignore[type-var, unused-ignore]

    def _request(
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
            return self._streamed(operation, decoder, max_retries, values)
        exchange = self._begin(operation, values, max_retries, accepted(decoder))
        return self._finished(self._attempts(exchange, operation), operation, decoder, values)

    def _stream(
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
    ) -> Stream[T]:  # pyright: ignore[reportInvalidTypeVarUse]
        """Call `operation` and return a Stream of what `decoder` makes of each event.

        `resumed_by`: the operation that goes on with the stream when it is cut. `retry_before_first_event`: the request
        is repeated when it is cut before its first event. Such a stream has a Course, and opens its connections here.
        """
        values = veil(values)
        self = self._asked(values) if values.get("extra_headers") else self
        if resumed_by is not None or retry_before_first_event:
            from .sync_lasting import lasting_stream  # few streams outlive their connection
            from .course import Course

            course = Course(operation, values, resumed_by=resumed_by, repeats=retry_before_first_event)
            lasting: Any = lasting_stream(self, course, decoder, max_retries, strict)
            return lasting  # type: ignore[no-any-return]
        exchange = self._begin(operation, values, max_retries, EVENT_STREAM)
        if course is not None:
            course.opens(exchange)
        if exchange.deadline is not None:
            exchange.deadline.streams = True
        source = limited = self._attempts(exchange, operation, keep_open=True)
        headers, summary = Headers.of(source.headers), exchange.summary
        if not headers.is_event_stream:
            from .sync_opening import opened  # nearly every server labels its streams

            source = opened(source, headers, exchange, self._options.max_answer_bytes)
        events = self._event_decoder(operation, decoder, strict, summary, headers)
        if exchange.deadline is not None:
            limited.events = events
        if self._mode == "streaming":
            from .sync_streamed_response import StreamedResponse

            deadline = exchange.deadline
            if deadline is not None:
                deadline.refused()  # bytes are no events

            def parse(own: StreamedResponse[Any]) -> Stream[Any]:
                if deadline is not None:
                    deadline.expects(further=False)
                return Stream(source, events, own)

            streamed: Any = StreamedResponse(source, headers, summary, parse, self._options.max_answer_bytes)
            _note_time(streamed, exchange)
            return streamed  # type: ignore[no-any-return]
        took_s = exchange.stopwatch_s() - exchange.began_s
        head = StreamHead(source.status, headers, summary, exchange.attempt, took_s, source)
        stream: Stream[T] = Stream(source, events, head)
        if self._mode == "raw":
            raw: Any = RawResponse(exchange.answer(source.status, headers, b""), lambda: stream)
            return raw  # type: ignore[no-any-return]
        return stream

    def _sleep(self, seconds: float, deadline: Deadline | None) -> None:
        """Wait, within what is left."""
        transport: Transport = self._transport()
        if deadline is not None:
            from .sync_limits import Limited

            transport = Limited(transport, deadline)
        transport.sleep(seconds)

    def _limit(self, exchange: Exchange) -> None:
        from .sync_limits import limit  # few calls have a limit for all of it

        exchange.deadline = limit(exchange.request, self._transport())

    def _page(self, operation: Operation, kind: type[Any], decoder: Any, **values: Any) -> T:  # type: ignore[type-var]
        """Call `operation` and return a page of what `decoder` makes of each item."""
        from .page_of import PageOf  # only lists need it


        values = veil(values)
        self = self._asked(values) if values.get("extra_headers") else self
        plain = self._in_mode("") if self._mode else self  # the page of a raw response is followed by pages

        def following(more: dict[str, Any]) -> Any:
            return plain._page(operation, kind, decoder, **turned(values, more))

        pages = PageOf(kind, decoder, following, values)
        first = partial(self._request, operation, pages, **values)
        page: Any = first()
        return page  # type: ignore[no-any-return]

    def _attempts(self, exchange: Exchange, operation: Operation, *, keep_open: bool = False) -> Any:
        """Return the Answer of the attempt that succeeds; with `keep_open` the transport's response, still to be read."""
        if exchange.governed is None:
            return self._tries(exchange, operation, keep_open)
        from .sync_governed import sync_governed  # few calls have limits

        return sync_governed(self, exchange, operation, keep_open)

    def _tries(
        self, exchange: Exchange, operation: Operation, keep_open: bool, in_turn: Governed | None = None
    ) -> Any:
        transport: Transport = in_turn or self._transport()
        observation = self._observation()
        settle = settled
        if exchange.deadline is not None:
            from .sync_limits import Limited

            transport = limited = Limited(transport, exchange.deadline)
            settle = limited.settled
        while True:
            if in_turn is not None:
                in_turn.turn(exchange, transport.sleep)
            request = exchange.request
            key = self._options.key_for(operation.admin)
            if callable(key):
                request = authorized(request, self._options, fresh_key(settle(key())))
            exchange.sent, exchange.began_s, exchange.body_began = request, exchange.stopwatch_s(), False
            failure: APIConnectionError | None = None
            wait_s = 0.0
            watch = None if observation is None else observation(self._options, request, exchange.attempt)
            if watch is not None:
                settle(watch.begin())
            try:
                response = transport.send(request, request.timeout)
                status = response.status
                opened = keep_open and 200 <= status < 300
                body = b"" if opened else _read(response, exchange, self._options.max_answer_bytes)
            except (APIConnectionError, DecodeError, OSError) as cause:
                if exchange.is_final(cause):
                    if watch is not None:
                        settle(watch.end(None, None, cause))
                    raise
                failure = connection_error(cause, exchange.secrets)
            else:
                headers = Headers.of(response.headers)
                if watch is not None:
                    try:
                        settle(watch.end(status, headers))
                    except BaseException:
                        response.close()
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
                    settle(watch.end(None, None, failure))
                wait_s = exchange.failed(failure)
            if wait_s:
                transport.sleep(wait_s)

    def _streamed(
        self, operation: Operation, decoder: Any, max_retries: int | None, values: dict[str, Any]
    ) -> StreamedResponse[Any]:
        from .sync_streamed_response import StreamedResponse

        exchange = self._begin(operation, values, max_retries, accepted(decoder))
        source = self._attempts(exchange, operation, keep_open=True)

        def parse(own: StreamedResponse[Any]) -> Any:
            return self._decoded(own._answer(), operation, decoder, values)

        headers, limit = Headers.of(source.headers), self._options.max_answer_bytes
        streamed = StreamedResponse[Any](source, headers, exchange.summary, parse, limit)
        _note_time(streamed, exchange)
        if may_complain(decoder, exchange.request, headers):
            streamed.parse()
        return streamed

    def get(self, path: str, **values: Any) -> Any:
        """GET a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        path = Address.of(path)
        return self.call("GET", path, **veil(values))

    def post(self, path: str, **values: Any) -> Any:
        """POST to a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        path = Address.of(path)
        return self.call("POST", path, **veil(values))

    def put(self, path: str, **values: Any) -> Any:
        """PUT to a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        path = Address.of(path)
        return self.call("PUT", path, **veil(values))

    def patch(self, path: str, **values: Any) -> Any:
        """PATCH a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        path = Address.of(path)
        return self.call("PATCH", path, **veil(values))

    def delete(self, path: str, **values: Any) -> Any:
        """DELETE a path below base_url, also one that this package does not know, and return its JSON. Arguments: see `call`."""
        path = Address.of(path)
        return self.call("DELETE", path, **veil(values))

    def call(self, verb: str, path: str, **values: Any) -> Any:
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
                stream: Return a Stream of events instead; stream_cls: its type, `Stream[Model]`;
                stream_family: how it ends: "chat", "completions", "responses" and so on; "" for any other.
                options: A dict of headers, params, timeout, max_retries, idempotency_key, extra_json.
                Further: query, headers, cookies, extra_headers, extra_query, extra_body, timeout, max_retries,
                idempotency_key, strict.
        """
        from .anywhere import AnyCall  # most programs call operations

        path = Address.of(path)  # a traceback may show the variables of this frame
        any_call = AnyCall(verb, path, **veil(values))
        how: Any = self._stream if any_call.stream else self._request
        return how(any_call.operation, any_call.decoder, body=any_call.body, **any_call.values)

    def close(self) -> None:
        """Close the connections, also those of copies, for good. Streams that are open can be read to their end."""
        self._link.closed = True
        if self._link.transport is not None:
            self._link.transport.close()





    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _note_time(streamed: StreamedResponse[Any], exchange: Exchange) -> None:
    """Note how often a response was tried, and how long its headers took."""
    streamed.retries_taken, streamed._elapsed_s = exchange.attempt, exchange.elapsed_s


def _read(response: TransportResponse, exchange: Exchange, max_bytes: int | None) -> bytes:
    buffer = BodyBuffer(response.status, max_bytes)
    chunks = iter(response)
    try:
        while buffer.add(next(chunks)):  # no chunk is a variable: a traceback may show those
            pass
    except StopIteration:
        pass
    except (APIConnectionError, DecodeError, OSError) as error:
        if not buffer.lenient:
            if isinstance(error, DecodeError):
                error.request = exchange.summary
            raise
    finally:
        exchange.body_began = buffer.began
        response.close()
    return buffer.take(Headers.of(response.headers))

# Derived from templates/runtime/client/async_client.py: edit it there.
