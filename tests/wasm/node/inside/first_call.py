"""What a first streamed call loads, with nothing installed but the package, and what it says."""

from __future__ import annotations

import json
import sys
from typing import Any


async def main(url: str) -> dict[str, Any]:
    """Return the modules that came with the call, the text, and where the transport comes from."""
    before = set(sys.modules)
    import wherry

    client = wherry.AsyncClient(api_key="sk-test", base_url=url)
    messages: Any = [{"role": "user", "content": "Say ahoy."}]
    stream = await client.chat.completions.create(model="gpt-4o-mini", messages=messages, stream=True)
    text = "".join([chunk.choices[0].delta.content or "" async for chunk in stream if chunk.choices])
    return {
        "loaded": sorted(set(sys.modules) - before),
        "text": text,
        "files": [wherry.__file__, json.__file__],
        "transport": type(client._link.transport).__module__,
    }
