"""Events of a realtime connection, as dicts in the call and in annotated variables. Checked by mypy and pyright, never run."""

from __future__ import annotations

import wherry
from wherry.types.realtime import RealtimeSessionCreateRequestParam


def in_place(client: wherry.Client) -> None:
    with client.realtime.connect(model="m") as connection:
        connection.session.update(session={"type": "realtime", "audio": {"input": {"turn_detection": None}}})
        connection.session.update(
            session={
                "type": "realtime",
                "tools": [{"type": "function", "name": "n", "description": "d", "parameters": {}}],
                "audio": {
                    "input": {
                        "format": {"type": "audio/pcm", "rate": 24000},
                        "turn_detection": {"type": "server_vad", "threshold": 0.5},
                    },
                    "output": {"voice": "marin"},
                },
            }
        )
        connection.conversation.item.create(
            item={"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Say ahoy."}]}
        )
        connection.conversation.item.create(item={"type": "function_call_output", "call_id": "c", "output": "x"})
        connection.response.create(response={"output_modalities": ["text"]})


async def in_a_variable(client: wherry.AsyncClient) -> None:
    session: RealtimeSessionCreateRequestParam = {"type": "realtime", "audio": {"input": {"turn_detection": None}}}
    async with client.realtime.connect(model="m") as connection:
        await connection.session.update(session=session)
        bare = {"type": "realtime", "audio": {"input": {"turn_detection": None}}}
        await connection.session.update(session=bare)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
