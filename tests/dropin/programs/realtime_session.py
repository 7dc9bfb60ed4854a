"""Talk to a model over a realtime session: text in, the events of an answer out."""

import asyncio
import base64

from openai import AsyncOpenAI
from openai.resources.realtime.realtime import AsyncRealtimeConnection
from openai.types.realtime import RealtimeServerEvent


async def answer(connection: AsyncRealtimeConnection) -> str:
    text = ""
    event: RealtimeServerEvent
    async for event in connection:
        if event.type == "response.output_text.delta":
            text += event.delta
        elif event.type == "response.output_text.done":
            assert event.text == text
        elif event.type == "response.done":
            assert event.response.status == "completed"
            break
        elif event.type == "error":
            raise RuntimeError(event.error.message)
    return text


async def main():
    client = AsyncOpenAI()
    async with client.realtime.connect(model="gpt-realtime") as connection:
        created = await connection.recv()
        assert created.type == "session.created"
        await connection.session.update(session={"type": "realtime", "output_modalities": ["text"]})
        assert (await connection.recv()).type == "session.updated"
        await connection.conversation.item.create(
            item={"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Ahoy"}]}
        )
        await connection.response.create()
        assert await answer(connection)

        audio = base64.b64encode(bytes(4800)).decode()
        await connection.input_audio_buffer.append(audio=audio)
        await connection.input_audio_buffer.clear()
        async for event in connection:
            if event.type == "input_audio_buffer.cleared":
                break
        await connection.send({"type": "session.update", "session": {"type": "realtime", "instructions": "Be brief."}})
        updated = connection.parse_event(await connection.recv_bytes())
        assert updated.type == "session.updated" and updated.session.instructions == "Be brief."


asyncio.run(main())
