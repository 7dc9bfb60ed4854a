"""The server's own paths, for clients in other processes: `/_server/health`, `/_server/log`, `/_server/faults`, `/_server/replies`, `/_server/limits`,
`/_server/state`."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .faults import FaultError, FaultQueue
from .limits import Limits, LimitSettings
from .log import Log
from .replies import reply
from .service import Service


def routes(service: Service, log: Log, faults: FaultQueue, limits: Limits) -> list[Route]:
    """Make the routes."""

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok", "operations": len(service.spec.operations), "prefix": service.spec.prefix})

    async def read_log(request: Request) -> Response:
        since = int(request.query_params.get("since", 0))
        return JSONResponse([record.as_json() for record in log if record.number > since])

    async def clear_log(_: Request) -> Response:
        log.clear()
        return Response(status_code=204)

    async def read_faults(_: Request) -> Response:
        return JSONResponse(faults.pending())

    async def add_faults(request: Request) -> Response:
        """Take `["503 x2", …]` or `{"faults": […], "on": "POST /files"}`."""
        try:
            sent: Any = json.loads(await request.body())
            sent = sent if isinstance(sent, dict) else {"faults": sent}
            wanted = [sent["faults"]] if isinstance(sent["faults"], str) else sent["faults"]
            faults.add(*wanted, on=sent.get("on"))
        except (FaultError, ValueError, KeyError, TypeError, AttributeError) as error:
            usage = 'send ["503 x2", …] or {"faults": […], "on": "POST /files"}'
            return JSONResponse({"error": {"message": f"{error}; {usage}"}}, 400)
        return JSONResponse(faults.pending())

    async def clear_faults(_: Request) -> Response:
        faults.clear()
        return Response(status_code=204)

    async def read_limits(_: Request) -> Response:
        return JSONResponse(limits.as_json())

    async def set_limits(request: Request) -> Response:
        """Take the fields of LimitSettings, and begin to count anew; what is not sent is not limited."""
        try:
            limits.set(LimitSettings(**json.loads(await request.body() or b"{}")))
        except (ValueError, TypeError) as error:
            return JSONResponse({"error": {"message": str(error)}}, 400)
        return JSONResponse(limits.as_json())

    async def read_replies(_: Request) -> Response:
        return JSONResponse(service.replies.pending())

    async def add_reply(request: Request) -> Response:
        """Take the arguments of `reply()`, and `on` and `times`."""
        try:
            sent: Any = json.loads(await request.body())
            where = {name: sent.pop(name) for name in ("on", "times") if name in sent}
            service.replies.add(reply(**sent), **where)
        except (ValueError, TypeError, AttributeError) as error:
            return JSONResponse({"error": {"message": str(error)}}, 400)
        return JSONResponse(service.replies.pending())

    async def clear_replies(_: Request) -> Response:
        service.replies.clear()
        return Response(status_code=204)

    async def begin_anew(_: Request) -> Response:
        """Forget what clients made, and what was prepared and seen; the limits count anew."""
        service.store.clear()
        for each in (service.replies, faults, log):
            each.clear()
        limits.set(limits.settings)
        return Response(status_code=204)

    async def count_anew(_: Request) -> Response:
        limits.set(limits.settings)
        return Response(status_code=204)

    return [
        Route("/_server/health", health, methods=["GET"]),
        Route("/_server/log", read_log, methods=["GET"]),
        Route("/_server/log", clear_log, methods=["DELETE"]),
        Route("/_server/faults", read_faults, methods=["GET"]),
        Route("/_server/faults", add_faults, methods=["POST"]),
        Route("/_server/faults", clear_faults, methods=["DELETE"]),
        Route("/_server/replies", read_replies, methods=["GET"]),
        Route("/_server/replies", add_reply, methods=["POST"]),
        Route("/_server/replies", clear_replies, methods=["DELETE"]),
        Route("/_server/state", begin_anew, methods=["DELETE"]),
        Route("/_server/limits", read_limits, methods=["GET"]),
        Route("/_server/limits", set_limits, methods=["POST"]),
        Route("/_server/limits", count_anew, methods=["DELETE"]),
    ]
