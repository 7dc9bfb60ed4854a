"""The contract of embeddings: where base64 is asked for, on every kind of client."""

from __future__ import annotations

import struct
from base64 import b64encode
from typing import Any

from tests.transports.kinds import Kind, on_every, play
from tests.transports.scripted import Answer
from wherry._runtime.base.operation import Operation
from wherry._runtime.base.unset import UNSET
from wherry.models import CreateEmbeddingResponse


@on_every
def test_vectors_in_base64(kind: Kind) -> None:
    """A server that has sent vectors in base64 is asked for it; one that refuses is asked again without, and then no more."""
    embeddings = Operation("POST", "/embeddings", name="embeddings.create", body="json", vectors="encoding_format")
    body = {"input": "é", "encoding_format": UNSET}
    text = b64encode(struct.pack("<2f", 0.5, -2)).decode()
    packed, plain = (Answer.json({"data": [{"index": 0, "embedding": vector}]}) for vector in (text, [0.5, -2]))
    refusal = Answer.json({"error": {"message": "encoding_format must be float"}}, 400)

    async def scenario(client: Any, server: Any) -> None:
        for _ in range(4):
            answer = await client._request(embeddings, CreateEmbeddingResponse, body=body, max_retries=0)
            assert answer.data[0].embedding == [0.5, -2]

    server = play(kind, [packed, packed, refusal, plain, plain], scenario)
    asked = {"input": "é", "encoding_format": "base64"}
    assert [request.json() for request in server.requests] == [
        {"input": "é"},
        asked,
        asked,
        {"input": "é"},
        {"input": "é"},
    ]
    assert all(
        int(request.headers["content-length"]) == len(request.body) for request in server.requests if kind.on_wire
    )
