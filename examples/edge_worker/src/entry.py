"""A Cloudflare Worker in front of a model: it keeps the key, chooses the model, and streams answers through.

    POST /v1/chat/completions     {"messages": […], "stream": true}, with `Authorization: Bearer <ACCESS_TOKEN>`

It has the same API as the service behind it, so every client of the service works here too, with the Worker's address as
base_url and the access token as key. When the caller leaves, the model stops, because closing the stream closes the
connection to the service.

The Worker starts from a snapshot that is taken after the imports, so nothing at the top level sends, waits, draws random
numbers or touches JavaScript objects.
"""

from __future__ import annotations

import hmac
import json
from typing import Any

from workers import Response, WorkerEntrypoint

import wherry
from wherry import AsyncClient

PATH = "/v1/chat/completions"


class Default(WorkerEntrypoint):  # type: ignore[misc]
    """The Worker that wrangler.jsonc names."""

    async def fetch(self, request: Any) -> Any:
        """Answer one request."""
        if request.method == "OPTIONS":  # a browser asks first
            return self._respond(None, 204)
        if request.method != "POST" or not request.url.partition("?")[0].endswith(PATH):
            return self._refuse(404, f"There is nothing but POST {PATH} here.")
        if not self._may_ask(request):
            return self._refuse(401, "Send the access token: 'Authorization: Bearer …'.")
        try:
            body = json.loads(await request.text())
            messages, streamed = body["messages"], bool(body.get("stream"))
        except (ValueError, KeyError, TypeError, AttributeError):
            return self._refuse(400, 'Send JSON: {"messages": […], "stream": true}.')
        # A new client for each request: what one request opened must not be used by another. It costs nothing here.
        client = AsyncClient(api_key=self.env.OPENAI_API_KEY, base_url=getattr(self.env, "OPENAI_BASE_URL", None))
        try:
            if not streamed:
                completion = await client.chat.completions.create(model=self.env.MODEL, messages=messages)
                return self._respond(json.dumps(completion.to_dict()), 200, "application/json")
            stream = await client.chat.completions.create(model=self.env.MODEL, messages=messages, stream=True)
        except wherry.WherryError as error:
            return self._refuse(status_of(error), message_of(error))
        return self._respond(readable(stream), 200, "text/event-stream")

    def _may_ask(self, request: Any) -> bool:
        scheme, _, token = (request.headers.get("authorization") or "").partition(" ")
        expected = getattr(self.env, "ACCESS_TOKEN", "")  # without a token, the Worker refuses everyone
        return bool(token) and scheme.lower() == "bearer" and hmac.compare_digest(token.encode(), expected.encode())

    def _refuse(self, status: int, message: str) -> Any:
        return self._respond(
            json.dumps({"error": {"message": message, "type": "edge_worker"}}), status, "application/json"
        )

    def _respond(self, body: Any, status: int, media_type: str = "") -> Any:
        headers = {"cache-control": "no-store"}
        if media_type:
            headers["content-type"] = media_type
        if origin := getattr(self.env, "ALLOWED_ORIGIN", None):
            headers |= {
                "access-control-allow-origin": origin,
                "access-control-allow-headers": "*, authorization",
                "access-control-allow-methods": "POST",
                "access-control-max-age": "86400",
            }
        return Response(body, status=status, headers=headers)


def readable(stream: wherry.AsyncStream[Any]) -> Any:
    """Turn a stream of events into a JavaScript ReadableStream of the same events, pulled one by one."""
    import js
    from pyodide.ffi import create_proxy, to_js

    events = stream.events()
    left = False

    async def pull(controller: Any) -> None:
        over = True
        try:
            data = (await anext(events)).data
            over = False
        except StopAsyncIteration:
            data = "[DONE]"
        except wherry.WherryError as error:
            data = json.dumps({"error": {"message": message_of(error), "type": "edge_worker"}})
        if left:
            return
        lines = [f"data: {line}\n" for line in data.split("\n")]
        controller.enqueue(to_js("".join([*lines, "\n"]).encode()))
        if over:
            controller.close()
            release()

    async def cancel(_: Any) -> None:
        nonlocal left
        left = True
        await stream.close()
        release()

    def release() -> None:
        for proxy in proxies:
            proxy.destroy()

    proxies = [create_proxy(pull), create_proxy(cancel)]
    source = to_js({"pull": proxies[0], "cancel": proxies[1]}, dict_converter=js.Object.fromEntries)
    return js.ReadableStream.new(source)


def status_of(error: wherry.WherryError) -> int:
    """Return the status for the caller: a refused key is our fault, not theirs."""
    if isinstance(error, wherry.APIStatusError) and error.status not in (401, 403):
        return error.status
    return 504 if isinstance(error, wherry.APITimeoutError) else 502


def message_of(error: wherry.WherryError) -> str:
    """Return what the service said, without our addresses."""
    return str(getattr(error, "message", error))
