"""The ASGI application: the way of a request through routes, faults, checks and the service, and back out.

A request for a websocket goes the same way; where nothing speaks against it, the answer is a conversation.
"""

from __future__ import annotations

import time
import traceback
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote_plus, unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from . import azure, control, instead, keys, stream, wire
from .call import Answer, Bytes, Call, Events, Json
from .errors import Refusal
from .exchange import SCOPE_KEY, ClientLeft, Exchange
from .faults import FaultError, FaultQueue, Faults
from .limits import Admitted, Limits, asked_of
from .log import Log, Record, masked
from .reading import Reader
from .service import Service
from .settings import Settings
from .sockets import places, upgrade
from .sockets.opening import Opening
from .spec import Match, load
from .wishes import Wishes


@dataclass(slots=True)
class _Request:
    """What came, before it is checked."""

    method: str
    raw_path: str
    """With the prefix, as it came."""
    segments: list[str]
    """The path of the operation, behind the prefix or an address of Azure, decoded; empty where it begins with neither."""
    pairs: list[tuple[str, str]]
    """The query, without what asks for faults."""
    asked: str | None
    """The faults that the request asks for."""
    headers: dict[str, str]
    body: bytes
    azure: azure.Address | None = None
    admitted: Admitted | None = None
    """What the limits say of it, where there are any."""

    @property
    def path(self) -> str:
        # A slash inside an id stays encoded: the path is also the name under which things are remembered.
        return "/" + "/".join(segment.replace("%", "%25").replace("/", "%2F") for segment in self.segments)

    @property
    def target(self) -> str:
        query = "&".join(f"{quote_plus(name)}={quote_plus(value)}" for name, value in self.pairs)
        return f"{self.raw_path}?{query}" if query else self.raw_path


class Api:
    """The API under its prefix, as an ASGI application."""

    def __init__(self, settings: Settings, log: Log, faults: FaultQueue) -> None:
        self.settings = settings
        self.log = log
        self.faults = faults
        self.limits = Limits(settings.limits)
        self.service = Service(load(settings.spec), settings)
        service = self.service
        self.reader = Reader(service.dialect, service.validation, allow_unknown=settings.allow_unknown)
        self.other_origin = ""
        """Where `redirect=cross` leads."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; everything about it goes into the log."""
        record = self.log.open(
            connection=scope[SCOPE_KEY].number,
            port=scope["server"][1],
            method=scope["method"],
            path=scope["raw_path"].decode("ascii"),
            query=scope["query_string"].decode("latin-1"),
            headers=masked(scope["headers"]),
        )
        exchange = Exchange(scope, receive, send, record)
        try:
            body = await exchange.read()
            request = self._request(scope, record, body)
            try:
                await self._exchange(exchange, request)
            finally:  # before anything waits: a client that has its answer may send the next call
                if request.admitted is not None:
                    self.limits.leave(request.admitted)
        except ClientLeft:
            pass
        finally:
            await exchange.close()
            self.log.finish(record)

    def _request(self, scope: Scope, record: Record, body: bytes) -> _Request:
        prefix = f"{self.service.spec.prefix}/"
        below = record.path.removeprefix(prefix).split("/") if record.path.startswith(prefix) else []
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        pairs = parse_qsl(record.query, keep_blank_values=True)
        return _Request(
            method=record.method,
            raw_path=record.path,
            segments=[unquote(segment) for segment in below],
            pairs=[(name, value) for name, value in pairs if name != "_fault"],
            asked=next((value for name, value in pairs if name == "_fault"), headers.get("x-fault")),
            headers=headers,
            body=body,
        )

    async def _exchange(self, exchange: Exchange, request: _Request) -> None:
        faults = Faults()
        answer: Answer | Opening
        try:
            self._move(request)
            opening = self._opening(request)
            match = opening.match if opening else self._match(request)
            exchange.record.operation = match.operation.name
            request.admitted = None if opening else self._admit(request)
            faults = self._faults(request)
            exchange.record.faults = faults.text or None
            if (fault := faults.get("slow-headers")) and not await exchange.wait(fault.seconds(0)):
                return
            if "reset" in faults:
                await exchange.cut("rst")
                return
            answer = (
                instead.answer(faults, request.target, self.other_origin)
                or opening
                or self._answer(match, faults, request, exchange.record)
            )
            if isinstance(answer, Opening):
                exchange.record.credential = self._credential(match, request)
                answer.check(dict(request.pairs), request.azure.deployment if request.azure else "")
        except Refusal as refusal:
            answer, faults = Json(refusal.body, refusal.status, refusal.headers), Faults()
        except Exception:
            exchange.record.error = traceback.format_exc()
            broken = Refusal(500, "The test server is broken; its log has the traceback.", kind="server_error")
            answer, faults = Json(broken.body, broken.status), Faults()
        if isinstance(answer, Opening):
            await answer.converse(exchange, self.log, faults, self._told(exchange.record))
        else:
            await self._send(exchange, answer, faults, request.admitted)

    def _opening(self, request: _Request) -> Opening | None:
        """Return the websocket that a request asks for; None where it is an ordinary one."""
        if not upgrade.is_asked(request.method, request.headers):
            return None
        betas = upgrade.betas(request.headers, dict(request.pairs))
        found = places.find(self.service.spec, request.segments, betas)
        if found is None:
            raise Refusal(404, f"No websocket at {request.raw_path}.", code="unknown_url")
        return Opening(self.service, self.reader, *found, request.path, request.headers, self.limits)

    def _admit(self, request: _Request) -> Admitted | None:
        """Judge a call by the limits of its account, where there are any."""
        if not self.limits.settings.limited:
            return None
        asked = asked_of(request.headers, request.azure.deployment if request.azure else "", request.body)
        return self.limits.enter(asked, time.monotonic()) if asked else None

    def _move(self, request: _Request) -> None:
        """Find the operation's path in one of Azure."""
        if request.segments:
            return
        whole = [unquote(segment) for segment in request.raw_path.strip("/").split("/")]
        request.azure = azure.address(whole, dict(request.pairs))
        if request.azure is not None:
            request.segments = request.azure.segments
            request.pairs = [pair for pair in request.pairs if pair[0] != azure.VERSION]

    def _match(self, request: _Request) -> Match:
        query: dict[str, list[str]] = {}
        for name, value in request.pairs:
            query.setdefault(name, []).append(value)
        found = self.service.spec.find(request.method, request.segments, query) if request.segments else []
        if isinstance(found, Match):
            return found
        if not found:
            message = f"No operation at {request.raw_path}; paths begin with {self.service.spec.prefix}/."
            raise Refusal(404, message, code="unknown_url")
        allowed = ", ".join(found)
        message = f"{request.method} is not allowed at {request.raw_path}; allowed: {allowed}."
        raise Refusal(405, message, code="method_not_supported", headers={"allow": allowed})

    def _faults(self, request: _Request) -> Faults:
        try:
            return self.faults.take(request.method, request.path, request.asked)
        except FaultError as error:
            raise Refusal(400, str(error), param="x-fault", code="unknown_fault") from error

    def _answer(self, match: Match, faults: Faults, request: _Request, record: Record) -> Answer:
        operation = match.operation
        record.credential = self._credential(match, request)
        if self.settings.beta_headers and request.azure is None:
            keys.check_beta(operation, request.headers)
        self.reader.headers(operation, request.headers)
        query = self.reader.query(operation, request.pairs)
        model = request.azure.deployment if request.azure is not None else ""
        body = self.reader.body(operation, request.headers.get("content-type", ""), request.body, model)
        call = Call(operation, request.path, match.values, query, body, Wishes.of(faults))
        reply = self.service.replies.take(operation, request.path)
        if reply is None:
            return self.service.answer(call)
        if not reply.is_said:
            return reply.answer(call)
        return self.service.answer(replace(call, wishes=replace(call.wishes, reply=reply)))

    def _credential(self, match: Match, request: _Request) -> str | None:
        if request.azure is not None:
            return azure.credential(self.settings, request.headers)
        headers = request.headers
        if "authorization" not in headers and (key := upgrade.key_of(headers)):
            headers = {**headers, "authorization": f"Bearer {key}"}
        return keys.credential(self.settings, headers, admin=match.operation.admin)

    def _told(self, record: Record) -> dict[str, str]:
        """Return the headers that every answer has."""
        return {
            "x-request-id": f"req_{record.number:06d}",
            "openai-version": "2020-10-01",
            "openai-organization": "org-sample",
            "openai-processing-ms": f"{1000 * (time.time() - record.at):.0f}",
        }

    async def _send(self, exchange: Exchange, answer: Answer, faults: Faults, admitted: Admitted | None) -> None:
        headers = self._told(exchange.record)
        if admitted is not None:
            headers |= admitted.headers
        elif not self.limits.settings.limited:
            headers |= {"x-ratelimit-limit-requests": "1000", "x-ratelimit-remaining-requests": "999"}
        is_stream = isinstance(answer, Events)
        size = 0
        if isinstance(answer, Events):
            headers |= {"content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache"}
            steps = wire.of_events(stream.faulty(answer.events, faults, answer.style), faults)
        else:
            plain = _as_bytes(answer, faults)
            size = len(plain.data)
            headers |= {"content-type": plain.media_type} if plain.media_type else {}
            steps = wire.of_bytes(plain.data, faults)
        if fault := faults.get("wrong-content-type"):
            headers["content-type"] = fault.value or ("application/json" if is_stream else "text/plain")
        if "empty-body" in faults:
            headers["content-length"], steps = "0", iter(())
        elif "gzip" in faults:
            headers["content-encoding"] = "gzip"
        elif not is_stream:
            headers["content-length"] = str(size)
        steps = wire.faulty(steps, faults, is_stream=is_stream, size=size)
        await exchange.answer(answer.status, {**headers, **answer.headers}, steps, is_stream=is_stream)


def _as_bytes(answer: Json | Bytes, faults: Faults) -> Bytes:
    if isinstance(answer, Bytes):
        if fault := faults.get("end"):
            return replace(answer, data=answer.data[: fault.whole(len(answer.data) // 2)])
        return answer
    value = answer.value
    if "extra-fields" in faults:
        value = stream.extra_fields(value)
    if "missing-fields" in faults:
        value = stream.missing_fields(value)
    body = stream.dumps(value).encode()
    if fault := faults.get("end") or faults.get("garbage"):
        body = body[: fault.whole(len(body) // 2)]
    return Bytes(body, "application/json")


def application(settings: Settings, log: Log, faults: FaultQueue) -> tuple[Starlette, Api]:
    """Make the application and the API in it."""
    api = Api(settings, log, faults)
    middleware = []
    if settings.cors:
        every = ["*"]
        exposed = list(settings.expose_headers)
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=every,
                allow_methods=every,
                allow_headers=every,
                expose_headers=exposed,
            )
        )
    routes = [*control.routes(api.service, log, faults, api.limits), Route("/{path:path}", api)]
    return Starlette(routes=routes, middleware=middleware), api
