"""Request: an operation with its values and the client's options, ready to send. Pure.

A request is a value: another attempt or a redirect that changes something makes a new one. It has no Content-Length and
no Transfer-Encoding, since framing is the transport's business, and a Host only if the caller gave one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..base.address import Address
from ..base.annotating import Later
from ..base.errors import RequestSummary, UsageError
from ..base.headers import Headers, checked
from ..base.operation import Operation
from ..base.secrets import Secret, Veil
from ..base.timeouts import Timeout, TimeoutTypes, timeout_of
from ..base.unset import UNSET, is_not_given
from . import body as bodies
from . import query as queries
from .options import KEY_HEADERS, Options

if TYPE_CHECKING:
    from . import files
else:
    files = Later(".files", __package__)

__all__ = ("Request", "authorized", "build", "default_headers")

_OF_SENDING = ("_added", "library")


class Request:
    """What a transport sends. `body` is bytes, a body to iterate (files.StreamedBody), or None."""

    __slots__ = ("_added", "_before", "_held", "body", "foreign", "headers", "library", "method", "timeout", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: Headers,
        body: bytes | files.StreamedBody | None,
        timeout: Timeout,
        *,
        held: Options | None = None,
        foreign: bool = False,
        before: RequestSummary | None = None,
    ) -> None:
        self.method = method
        self.url = Address.of(url)
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self._held = held
        """The options whose keys must not be shown, even if this request sends none of them."""
        self.foreign = foreign
        """Whether a redirect leads it to another origin: then nobody may add anything that shows who sends it."""
        self._before = before
        """The request that was redirected to this one: the server may know what that one sent."""
        self._added: Any = None
        """The request that a user's own HTTP client made of it, which may hold secrets of the user's own."""
        self.library: Any = None
        """The HTTP library that a transport sends it with, a module: answers are shown as its responses."""

    def changed(self, **changes: Any) -> Request:
        """Return a copy with other values."""
        values = {name.lstrip("_"): getattr(self, name) for name in self.__slots__ if name not in _OF_SENDING}
        return Request(**{**values, **changes})

    @property
    def replayable(self) -> bool:
        """Whether the body can be sent a second time."""
        return self.body is None or isinstance(self.body, bytes) or self.body.replayable

    @property
    def content_length(self) -> int | None:
        """Bytes of the body; None if they are known only when all of it is sent."""
        if self.body is None:
            return 0
        return len(self.body) if isinstance(self.body, bytes) else self.body.length

    @property
    def summary(self) -> RequestSummary:
        """What may be shown of it."""
        return RequestSummary(
            self.method,
            self.url,
            self.headers,
            self._held,
            self._added,
            self._before,
            self.library,
            self.timeout._given,
        )

    def __repr__(self) -> str:
        return f"<Request {self.summary!r}>"


def build(
    operation: Operation,
    options: Options,
    *,
    path: tuple[object, ...] = (),
    query: Mapping[str, Any] | None = None,
    headers: Mapping[str, Any] | None = None,
    cookies: Mapping[str, Any] | None = None,
    body: Any = None,
    extra_headers: Mapping[str, Any] | None = None,
    extra_query: Mapping[str, Any] | None = None,
    extra_body: object = None,
    timeout: TimeoutTypes = UNSET,
    idempotency_key: str | None = None,
    accept: str = bodies.JSON_TYPE,
) -> Request:
    """Return the request of `operation`. UsageError for anything that cannot be sent."""
    url = operation.address or options.base_url + (
        queries.expand(operation, path) if len(operation.segments) > 1 else operation.path
    )
    if query or extra_query or operation.query or options.default_query:
        pairs = queries.query_pairs(operation, options.default_query, query, extra_query)
        if pairs:
            url = Address(f"{url}{'&' if '?' in url else '?'}{queries.encode(pairs)}")
        pairs = []
    content, content_type = bodies.encode(operation, body, extra_body, json=options.json)
    fields = _base(operation, options, accept, content_type == bodies.JSON_TYPE)
    if content_type is not None and content_type != bodies.JSON_TYPE:
        fields = Headers((*fields.pairs, ("Content-Type", content_type))) if "content-type" not in fields else fields
    if cookies:
        crumbs = [f"{name}={queries.quote(queries.scalar(name, value))}" for name, value in _given(cookies)]
        if crumbs:
            fields = fields.merged(Veil({"Cookie": "; ".join(crumbs)}))
        crumbs = []
    if headers:
        fields = fields.merged(Veil(_given(headers)))
    if idempotency_key is not None and not is_not_given(idempotency_key):
        fields = fields.merged({"Idempotency-Key": idempotency_key})
    if extra_headers:
        fields = fields.merged(extra_headers)
    if headers or extra_headers:
        refuse_framing(fields)
    source = options.key_for(operation.admin)
    if source is None and not options.is_vouched and not _has_key(fields, options):
        raise UsageError(options.missing_key(operation.admin))
    if isinstance(source, Secret):
        url = _url_with_key(url, options, source)
    limits = options.timeout if timeout is UNSET else timeout_of(timeout, options.timeout)
    return Request(operation.verb, url, fields, content, limits, held=options)


def _has_key(fields: Headers, options: Options) -> bool:
    """Return whether the caller set a header that authenticates."""
    return any(name in fields for name in (*KEY_HEADERS, options.key_header[0].lower()))


def refuse_framing(headers: Headers) -> Headers:
    """Return `headers`; UsageError if they frame the body, which is the transport's business."""
    for name in ("Content-Length", "Transfer-Encoding"):
        if name in headers:
            raise UsageError(f"{name} cannot be given: it follows from the body; nothing was sent")
    return headers


def _given(values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in values.items() if value is not None and not is_not_given(value)]


def _base(operation: Operation, options: Options, accept: str, json_body: bool) -> Headers:
    """The headers that all calls of one kind have in common; encoded once in the life of a client."""
    key = (operation.headers, operation.admin, accept, json_body)
    found = options.header_cache.get(key)
    if found is not None:
        return found
    base = _plain(options, accept, json_body)
    source = options.key_for(operation.admin)
    if isinstance(source, Secret):
        base = _with_key(base, options, source)
    base = base.merged(dict(operation.headers), options.default_headers, dict.fromkeys(options.dropped_headers))
    base = refuse_framing(base)
    options.header_cache[key] = base
    return base


def _plain(options: Options, accept: str, json_body: bool) -> Headers:
    fields = [
        ("Accept", accept),
        ("Accept-Encoding", "gzip, deflate"),
        ("User-Agent", options.user_agent),
    ]
    if json_body:
        fields.append(("Content-Type", bodies.JSON_TYPE))
    if options.organization:
        fields.append(("OpenAI-Organization", checked("OpenAI-Organization", options.organization)))
    if options.project:
        fields.append(("OpenAI-Project", checked("OpenAI-Project", options.project)))
    return Headers(fields)


def default_headers(options: Options) -> Headers:
    """Return the headers that every JSON request of a client has, without its key."""
    plain = _plain(options, bodies.JSON_TYPE, json_body=True)
    return plain.merged(options.default_headers, dict.fromkeys(options.dropped_headers))


def authorized(request: Request, options: Options, key: Secret) -> Request:
    """Return `request` with a fresh key, unless the caller set a header that authenticates."""
    own = ("authorization", "api-key", options.key_header[0].lower())
    if request.foreign or any(name in request.headers for name in own):
        return request
    url, headers = _url_with_key(request.url, options, key), _with_key(request.headers, options, key)
    return request.changed(url=url, headers=headers)


def _with_key(headers: Headers, options: Options, key: Secret) -> Headers:
    name, prefix = options.key_header
    if name.startswith("?"):
        return headers
    if prefix == "Basic " and ":" in key.reveal():
        from base64 import b64encode

        key = Secret(b64encode(key.reveal().encode()).decode())
    return Headers((*headers.pairs, (name, checked(name, prefix + key.reveal()))))


def _url_with_key(url: str, options: Options, key: Secret) -> str:
    """Return `url` with the key in its query, if the service wants it there."""
    name = options.key_header[0]
    if not name.startswith("?"):
        return url
    return Address(f"{url}{'&' if '?' in url else '?'}{queries.quote(name[1:])}={queries.quote(key.reveal())}")

# Copied from templates/runtime/request/build.py: edit it there.
