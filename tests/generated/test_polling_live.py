"""Waiting for the service over real sockets: the looks go out one after the other, with real waits between them."""

from __future__ import annotations

import time
from typing import Any

import pytest

import wherry
from tests.transports.kinds import Kind, run
from tests.transports.scripted import Answer, ScriptedServer

KINDS = [Kind("sync", "httpx"), Kind("asyncio", "httpx"), Kind("trio", "httpx")]


def state(status: str) -> Answer:
    return Answer.json({"id": "v", "status": status}, headers={"openai-poll-after-ms": "60"})


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_video(kind: Kind) -> None:
    """The service's interval is waited for on every runtime, over one connection; a limit ends it with the last state."""

    async def done(value: Any) -> Any:
        return await value if kind.is_async else value

    async def scenario() -> None:
        make: Any = wherry.AsyncClient if kind.is_async else wherry.Client
        client = make(api_key="sk-test", base_url=server.url)
        began = time.monotonic()
        video = await done(client.videos.create_and_poll(prompt="A ship.", poll_timeout_s=30))
        assert time.monotonic() - began >= 0.12
        assert (type(video), video.status) == (wherry.models.Video, "completed")
        with pytest.raises(wherry.PollTimeoutError) as caught:
            await done(client.videos.poll("v", poll_timeout_s=0.1, poll_interval_ms=20))
        assert caught.value.last.status == "in_progress"
        await done(client.close())

    working = [state("in_progress")]
    with ScriptedServer([state("queued"), state("queued"), *working, state("completed"), *working * 50]) as server:
        run(kind, scenario)
        assert server.connections == 1
