"""Ask for answers of each kind of type that Pyodide has the library of, with both clients."""

from __future__ import annotations

import traceback
from typing import Any

import wherry
from tests.helpers.answers_of_kinds import ASKED, WAYS, check
from tests.helpers.kinds_of_types import HERE


async def main(url: str) -> dict[str, str]:
    """Return "" or the failure for each client, kind, API and way."""
    outcomes: dict[str, str] = {}
    options: dict[str, Any] = {"base_url": url, "api_key": "sk-test", "max_retries": 0}
    async with wherry.AsyncClient(**options) as client:
        for name, api, way in every():
            outcomes[f"asyncio {name} {api} {way}"] = await outcome(client, name, api, way)
    with wherry.Client(**options) as waiting:
        for name, api, way in every():
            outcomes[f"sync {name} {api} {way}"] = await outcome(waiting, name, api, way)
    return outcomes


def every() -> list[tuple[str, str, str]]:
    return [(name, api, way) for name in HERE for api in ASKED for way in WAYS]


async def outcome(client: Any, name: str, api: str, way: str) -> str:
    try:
        await check(client, name, api, way)
    except Exception:
        return traceback.format_exc()[-2000:] or "failed"
    return ""
