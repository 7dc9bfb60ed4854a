"""A service with limits: `python -m bench.limits.server SCENARIO-JSON`. It prints its port, and ends with its standard input.

Chat calls are answered with as many tokens as their `user` says. GET /v1/stats tells what was given away and refused.
"""

from __future__ import annotations

import asyncio
import json
import math
import random
import sys
import time
from collections import Counter
from typing import Any

from .scenarios import Scenario


class Account:
    """Its buckets, which fill up all the time, and what has happened."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.level, self.token_level = scenario.bucket, scenario.token_bucket
        self.at_s = self.first_s = self.last_s = 0.0
        self.in_flight = self.most_in_flight = self.refused = self.tokens = 0
        self.rows: Counter[str] = Counter()
        self.callers: Counter[str] = Counter()

    def take(self, tokens: int) -> tuple[bool, list[tuple[str, str]]]:
        """Return whether a request is let in, and what its answer tells."""
        it, now_s = self.scenario, time.monotonic()
        self.first_s = self.first_s or now_s
        passed_s = now_s - (self.at_s or now_s)
        self.at_s = now_s
        self.level = min(it.bucket, self.level + passed_s * it.rate)
        self.token_level = min(it.token_bucket, self.token_level + passed_s * it.tokens_a_second)
        full = bool(it.in_flight) and self.in_flight >= it.in_flight
        short_s = max((1 - self.level) / it.rate, 0.0)
        if it.tokens_a_second:
            short_s = max(short_s, (tokens - self.token_level) / it.tokens_a_second)
        let_in = not full and short_s <= 0
        if let_in:
            self.last_s = now_s
            self.level -= 1
            self.token_level -= tokens if it.tokens_a_second else 0
            self.tokens += tokens
            self.in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight)
        else:
            self.refused += 1
        return let_in, self._told(0.0 if let_in else max(short_s, 0.001))

    def _told(self, retry_after_s: float) -> list[tuple[str, str]]:
        it = self.scenario
        if it.headers == "none":
            return []
        rounded = it.headers == "seconds"
        told = []
        if retry_after_s:
            told.append(("retry-after", str(math.ceil(retry_after_s))))
            if not rounded:
                told.append(("retry-after-ms", str(math.ceil(retry_after_s * 1000))))
        if it.headers != "retry-after-ms":
            levels = [("requests", it.bucket, self.level, it.rate)]
            if it.tokens_a_second:
                levels.append(("tokens", it.token_bucket, self.token_level, it.tokens_a_second))
            for name, limit, level, rate in levels:
                reset_s = (limit - level) / rate
                told += [
                    (f"x-ratelimit-limit-{name}", str(int(limit))),
                    (f"x-ratelimit-remaining-{name}", str(max(int(level), 0))),
                    (f"x-ratelimit-reset-{name}", f"{math.ceil(reset_s)}s" if rounded else f"{reset_s * 1000:.0f}ms"),
                ]
        return told

    def stats(self) -> dict[str, Any]:
        """Return what has happened until now."""
        return {
            "seconds": self.last_s - self.first_s,
            "answers": sum(self.rows.values()),
            "rows": len(self.rows),
            "refused": self.refused,
            "tokens": self.tokens,
            "callers": self.callers,
            "most_in_flight": self.most_in_flight,
        }


class Connection(asyncio.Protocol):
    """One connection; requests come one after the other."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._data = b""

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._data += data
        while True:
            head, found, rest = self._data.partition(b"\r\n\r\n")
            first, *lines = head.decode("latin-1").split("\r\n")
            fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            length = int(fields.get("content-length", 0))
            if not found or len(rest) < length:
                return
            self._data = rest[length:]
            self._serve(first, fields, rest[:length])

    def _serve(self, first: str, fields: dict[str, str], body: bytes) -> None:
        account = self._account
        if first.startswith("GET"):
            self._say(200, [], account.stats())
            return
        call = json.loads(body)
        row = call["messages"][0]["content"]
        tokens = int(call["user"])
        let_in, told = account.take(tokens)
        if not let_in:
            error = {"message": "Rate limit reached", "type": "requests", "code": "rate_limit_exceeded"}
            self._say(429, told, {"error": error})
            return
        account.rows[row] += 1
        account.callers[fields.get("x-caller", "")] += 1
        delay_s = account.scenario.latency_s * (0.5 + random.random())  # noqa: S311
        asyncio.get_running_loop().call_later(delay_s, self._answer, row, tokens, told)

    def _answer(self, row: str, tokens: int, told: list[tuple[str, str]]) -> None:
        self._account.in_flight -= 1
        message = {"role": "assistant", "content": f"echo {row}"}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        usage = {"prompt_tokens": tokens, "completion_tokens": 0, "total_tokens": tokens}
        answer = {
            "id": "c",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [choice],
            "usage": usage,
        }
        self._say(200, told, answer)

    def _say(self, status: int, told: list[tuple[str, str]], value: Any) -> None:
        if self._transport.is_closing():
            return
        body = json.dumps(value).encode()
        fields = "".join(f"{name}: {text}\r\n" for name, text in told)
        head = f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n{fields}\r\n"
        self._transport.write(head.encode() + body)


async def main() -> None:
    """Serve until the standard input ends."""
    account = Account(Scenario(**json.loads(sys.argv[1])))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(account), "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
