"""BaseClient: options, and everything that both clients do without waiting. The waiting is in async_client.

A client and its copies (`with_options`) share a `Link`: the transport, which the first call makes, and whether it is
closed. A copy with another `http_client` has a link of its own. Options are not shared.
A client and its resources share all attributes: resources hold an `_unattached` twin of the client, so there is no circle.
Setting an option (`_adopt`) therefore changes the client and its resources, but no copy that was made before.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from ..base import around, log
from ..base.annotating import Self
from ..base.errors import APIError, RequestSummary, UsageError, UsageTypeError
from ..base.headers import Headers
from ..base.operation import BINARY, TEXT, Operation
from ..base.secrets import Secret, Veil
from ..base.unset import is_not_given
from ..request.body import JSON_TYPE
from ..request.build import Request, build
from ..request.options import DEFAULT_BASE_URL, ENVIRONMENT, KEY_HEADERS, Options, hidden, retries, variable
from ..response.answer import Answer
from ..response.events import EventDecoder
from ..response.raw import RawResponse
from .exchange import Exchange
from .link import Link
from .modes import MODE_HEADER, RawMethods, StreamingMethods
from .official_options import STAY, check_client, official, own_timeout, refuse_hooks
from .settings import Settings, limits_of

if TYPE_CHECKING:
    from .observe import Observation
    from .vectors import Vectors

__all__ = (
    "CLOSED",
    "EVENT_STREAM",
    "BaseClient",
    "accepted",
    "fresh_key",
    "may_complain",
    "turned",
    "veil",
)

_VEILED = ("extra_headers", "extra_query", "headers", "options", "query")
EVENT_STREAM = "text/event-stream, application/json;q=0.5"
"""What streams accept: some gateways refuse a call that does not accept errors as JSON."""
CLOSED = "this client, or one that shares its connections (with_options), was closed; make a new one. Nothing was sent"

_decode: Any = None
"""response.decode.decode, from the first whole answer on: no stream needs it, and an import in a function takes time."""


class _Flag(int):
    """True or False, which can also be called: `client.is_closed` and `client.is_closed()` are the same."""

    def __call__(self) -> bool:
        """Return it as a bool."""
        return bool(self)

    def __repr__(self) -> str:
        return repr(bool(self))


class BaseClient(Settings):
    """Options, and everything that both clients do without waiting."""

    __slots__ = ("__dict__", "__weakref__", "_kept")

    _asynchronous: ClassVar[bool]
    _user_agent: ClassVar[str] = "wherry"
    _default_base_url: ClassVar[str] = DEFAULT_BASE_URL
    """The default base URL of a client: the first server of the spec."""
    _paths: ClassVar[str] = ""
    """The paths of the resources that are below others, for errors that say where something is."""
    environment: ClassVar[Mapping[str, str]] = ENVIRONMENT
    """The environment variable of each option that may be left out; an option without one is not read from there."""
    _key_header: ClassVar[tuple[str, str]] = ("Authorization", "Bearer ")
    """The header that carries the key, and what comes before the key in it. `?name` is a query parameter; "Basic " encodes."""
    _key_required: ClassVar[bool] = True
    """Whether making a client without a key is an error."""
    _azure: ClassVar[bool] = False

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        refuse_hooks(cls)

    def __init__(self, *, transport: Any = None, http_client: Any = None, **options: Any) -> None:
        # Keys are hidden before anything can fail: a traceback may show the variables of this frame.
        options = hidden({name: value for name, value in options.items() if not is_not_given(value)})
        transport, http_client = (None if is_not_given(one) else one for one in (transport, http_client))
        if transport is not None and http_client is not None:
            raise UsageError("pass http_client or transport, not both: a transport does not use an HTTP client")
        defaults = {
            "user_agent": self._user_agent,
            "default_base_url": self._default_base_url,
            "environment": self.environment,
            "key_header": self._key_header,
            "vouched": not self._key_required or _vouches(http_client),
        }
        options = _ours(options)
        if "timeout" not in options:
            options.update(own_timeout(http_client))
        self._options = Options(**{**defaults, **options})
        self._options.check_key()
        if transport is not None:
            _check_transport(transport, self._asynchronous)
        if http_client is not None:
            check_client(http_client, self._asynchronous)
        self._link = Link(transport, http_client)
        self._mode = ""
        self._kept: dict[Any, Any] = {}
        if level := variable(self.environment.get("log")):
            from .observe import set_up_logging  # few ask for it

            set_up_logging(level)

    def with_options(self, **changes: Any) -> Self:
        """Return a copy with other options; those that are not given stay. It shares the connections: `close` closes both.

        `default_headers` and `default_query` are added to those of this client, `set_default_headers` and
        `set_default_query` replace them. With `http_client` the copy has connections of its own. What each option
        means: see the class.
        """
        changes = hidden({name: value for name, value in changes.items() if not is_not_given(value)})
        http_client = changes.pop("http_client", None)
        new = self._copy(self._options.replaced(_ours(changes)), self._mode)
        if http_client is not None:
            check_client(http_client, self._asynchronous)
            new._link = Link(None, http_client)
        return new

    def copy(self, **changes: Any) -> Self:
        """The same as `with_options`, but a key, an address and the like that are None stay as they are, too."""
        changes = hidden(changes)
        return self.with_options(
            **{name: each for name, each in changes.items() if each is not None or name not in STAY}
        )

    @property
    def with_raw_response(self) -> Self:
        """The same client; each call returns a RawResponse."""
        return RawMethods(self)  # type: ignore[return-value]

    @property
    def with_streaming_response(self) -> Self:
        """The same client; each call returns a context manager around a response that is read as it arrives."""
        return StreamingMethods(self)  # type: ignore[return-value]

    def _signing_secret(self, secret: Any) -> Secret:
        """Return `secret`, hidden, or the client's where it is None."""
        given: Any = self._options.webhook_secret if secret is None or is_not_given(secret) else Secret.of(secret)
        secret = None
        if given is None:
            name = self.environment.get("webhook_secret")
            more = f", or set {name}" if name else ""
            raise UsageError(f"no webhook secret: pass secret=..., or webhook_secret=... to the client{more}")
        return given  # type: ignore[no-any-return]

    def _in_mode(self, mode: str) -> Self:
        return self._copy(self._options, mode)

    def _change(self, changes: dict[str, Any]) -> None:
        """Take other options, from the next call on."""
        changes = hidden(changes)
        self._adopt(self._copy(self._options.replaced(changes), self._mode))

    def _known(self) -> tuple[Any, ...]:
        """Return what is known of the limits of this client and its copies."""
        return () if self._link.gate is None else self._link.gate.known()

    def _adopt(self, other: BaseClient) -> None:
        """Take the options and the connections of another client."""
        self._options, self._link = other._options, other._link

    def _copy(self, options: Options, mode: str) -> Self:
        new = object.__new__(type(self))
        new._options, new._link, new._mode, new._kept = options, self._link, mode, {}
        return new

    def _part(self, made: Any) -> Any:
        """Return a new part of this client; a hook for clients that pass for those of another package."""
        return made

    def _unattached(self) -> Self:
        """Return this client as its resources hold it: it has the same attributes, and holds no resources itself.

        So there is no circle, and a client that nobody uses any more closes its connections at once.
        """
        new = object.__new__(type(self))
        new.__dict__ = self.__dict__
        new._kept = {}
        return new

    def _asked(self, values: dict[str, Any]) -> Self:
        """Return this client in the mode that a header of the call asks for, and take the header out."""
        if not hasattr(headers := values["extra_headers"], "get"):
            raise UsageTypeError(f"extra_headers is a mapping of names to values, not {type(headers).__name__}")
        mode = headers.get(MODE_HEADER)
        if mode is None:
            return self
        values["extra_headers"] = Veil(values["extra_headers"])
        del values["extra_headers"][MODE_HEADER]
        return self._in_mode("streaming" if mode in ("stream", "streaming") else "raw")

    def _transport(self) -> Any:
        link = self._link
        if link.closed:
            raise UsageError(CLOSED)
        if around.current is not None and (it := around.current()) is not None and it.transport is not None:
            return it.transport(self)
        return link.transport or link.make(self._asynchronous)

    def _observation(self) -> type[Observation] | None:
        """Return what watches an attempt; None while neither a hook nor the log is on."""
        options = self._options
        if options.on_request is None and options.on_response is None and not log.is_on():
            return None
        from .observe import Observation

        return Observation

    def _begin(self, operation: Operation, values: dict[str, Any], max_retries: int | None, accept: str) -> Exchange:
        if self._link.closed:
            raise UsageError(CLOSED)
        options = self._options
        on_refused = None
        if operation.vectors:
            values, on_refused = self._vectors().asked(operation, values, options.base_url)
        if operation.address:
            from .anywhere import request_to  # generated code names paths alone

            request = request_to(operation, options, accept, values)
        else:
            request = build(self._target(operation, values), options, accept=accept, **values)
        limit = options.max_retries if max_retries is None else retries(max_retries, options.max_retries)
        exchange = Exchange(request, limit, on_refused)
        if request.timeout._spans:
            self._limit(exchange)
        if options.limits is not None or (around.current is not None and around.current() is not None):
            from .governed_call import governed_call  # few calls have limits

            exchange.governed = governed_call(self, request, operation, self._model(values))
        return exchange

    def _limit(self, exchange: Exchange) -> None:
        """Measure the time of a call from now on; the clock is that of the transport, or of the event loop."""

    def _vectors(self) -> Vectors:
        link = self._link
        if link.vectors is None:
            from .vectors import Vectors  # only embeddings need it

            link.vectors = Vectors(azure=self._azure)
        return link.vectors

    def _target(self, operation: Operation, values: dict[str, Any]) -> Operation:
        """Return the operation that is really called; a hook for services that use other paths (azure)."""
        return operation

    def _model(self, values: dict[str, Any]) -> str:
        """Return the model that a call is for, "" if it names none; a hook for services that name it elsewhere (azure)."""
        for place in ("extra_body", "body"):
            body = values.get(place)
            model = body.get("model") if isinstance(body, Mapping) else getattr(body, "model", None)
            if isinstance(model, str):
                return str(model)
        return ""

    def _finished(self, answer: Answer, operation: Operation, decoder: Any, values: dict[str, Any]) -> Any:
        decoded = partial(self._decoded, answer, operation, decoder, values)
        if self._mode:
            return RawResponse(answer, decoded)
        del answer  # see below
        return decoded()

    def _decoded(self, answer: Answer, operation: Operation, decoder: Any, values: dict[str, Any]) -> Any:
        global _decode
        if _decode is None:
            from ..response.decode import decode as _decode
        text_wanted = operation.asks_for_text(values.get("body"))
        try:
            value = _decode(answer, decoder, self._options.loads, text_wanted=text_wanted)
            if operation.vectors:
                self._vectors().read(value, operation, values, self._options.base_url)
            return value
        except APIError as error:
            failure = error._alone()
        del answer  # the server may have repeated a key in it, and a traceback may show the variables of this frame
        raise failure

    def _event_decoder(
        self, operation: Operation, decoder: Any, strict: bool | None, summary: RequestSummary, headers: Headers
    ) -> EventDecoder:
        options = self._options
        return EventDecoder(
            decoder,
            operation,
            json_loads=options.loads,
            strict=options.strict if strict is None or is_not_given(strict) else strict,
            max_event_bytes=options.max_event_bytes,
            request=summary,
            request_id=headers.get("x-request-id"),
            headers=headers,
        )

    def __repr__(self) -> str:
        from ..base.masking import mask_url

        options = getattr(self, "_options", None)  # missing while the client is being made
        return f"<{type(self).__name__} of {mask_url(options.base_url) if options else 'nothing'}>"

    @property
    def is_closed(self) -> _Flag:
        """Whether this client, or one that shares its connections, was closed. It may be called, too: `is_closed()`."""
        return _Flag(self._link.closed)

    def __copy__(self) -> Self:
        return self._copy(self._options, self._mode)

    def __deepcopy__(self, memo: object) -> Self:
        """Return a copy, like with_options(): options never change, and connections are shared."""
        return self._copy(self._options, self._mode)

    def __reduce__(self) -> NoReturn:
        raise UsageTypeError(
            f"{type(self).__name__} cannot be pickled: it holds connections and keys. Create one in each process, or "
            "pickle what it is made of; within one process, use with_options() or copy.copy()"
        )


def _ours(options: dict[str, Any]) -> dict[str, Any]:
    """Return options as Options takes them."""
    found = official(options)
    if found.get("limits") is not None:
        found["limits"] = limits_of(found["limits"])
    return found


def accepted(decoder: Any) -> str:
    """Return the Accept header for what `decoder` makes of a response."""
    return "*/*" if decoder is BINARY or decoder is TEXT else JSON_TYPE


def may_complain(decoder: Any, request: Request, headers: Headers) -> bool:
    """Return whether a response of bytes may be an error in JSON, which has to be read before it is written to a file."""
    return decoder is BINARY and request.method != "GET" and headers.media_type.endswith("json")


def turned(values: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a call with the cursor of another page."""
    return {**values, "query": {**(values.get("query") or {}), **more}}


def fresh_key(key: Any) -> Secret:
    """Return what a key function returned as a Secret. UsageTypeError if it is not a key."""
    hidden: Secret = key if isinstance(key, Secret) else Secret(key)
    key = None
    kind = ""
    if not isinstance(hidden.reveal(), str):
        kind = type(hidden.reveal()).__name__
        if kind == "coroutine":
            coroutine: Any = hidden.reveal()
            coroutine.close()
            kind = "a coroutine (an async function needs an AsyncClient)"
    elif not hidden.reveal().strip():
        kind = "an empty string"
    if kind:
        raise UsageTypeError(f"the function for the key returned {kind}, not a key")
    return hidden


def veil(values: dict[str, Any]) -> dict[str, Any]:
    """Hide the headers and query of a caller, in place: a traceback may show the variables of many frames."""
    for name in _VEILED:
        if values.get(name):
            values[name] = Veil.over(values[name])
    return values


def _vouches(http_client: Any) -> bool:
    """Return whether a user's own HTTP client authenticates by itself."""
    headers = getattr(http_client, "headers", None) or ()
    return getattr(http_client, "auth", None) is not None or any(name in headers for name in KEY_HEADERS)


def _check_transport(transport: Any, asynchronous: bool) -> None:
    """Raise UsageTypeError if this is not a transport, or is one for the other kind of client."""
    kind = type(transport).__name__
    if not callable(getattr(transport, "send", None)):
        raise UsageTypeError(f"transport must have a method send (see the transports module); {kind} has none")
    if getattr(transport, "asynchronous", asynchronous) is not asynchronous:
        other = "Client" if asynchronous else "AsyncClient"
        raise UsageTypeError(f"{kind} is for {other}, not for {'AsyncClient' if asynchronous else 'Client'}")

# Copied from templates/runtime/client/base.py: edit it there.
