"""Pass options on through layers: leave out what is not given, in keywords and in dicts."""

from typing import Any, Optional, Union

import httpx
from openai import NOT_GIVEN, NotGiven, Omit, OpenAI, not_given, omit
from openai._types import NOT_GIVEN as PRIVATE

sent: list[bytes] = []


def answer(request: httpx.Request) -> httpx.Response:
    sent.append(request.content)
    return httpx.Response(200, json={"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": []})


client = OpenAI(http_client=httpx.Client(transport=httpx.MockTransport(answer)))


def or_not_given(value: Optional[Any]) -> Union[Any, NotGiven]:
    return value if value is not None else NOT_GIVEN


def ask(temperature: Optional[float] = None, seed: Union[int, Omit] = omit, **options: Any) -> str:
    return client.chat.completions.create(
        model="m",
        messages=[{"role": "user", "content": "x"}],
        temperature=or_not_given(temperature),
        seed=seed,
        user=not_given,
        tools=PRIVATE,
        timeout=NOT_GIVEN,
        **options,
    ).id


ask()
ask(temperature=0.5, seed=1, stop=None, metadata=NOT_GIVEN)
assert b"temperature" not in sent[0]
assert b"seed" not in sent[0] and b"user" not in sent[0].replace(b'"role":"user"', b"") and b"tools" not in sent[0]
assert b'"temperature":0.5' in sent[1] and b'"seed":1' in sent[1] and b'"stop":null' in sent[1]
assert not NOT_GIVEN and isinstance(not_given, NotGiven) and isinstance(omit, Omit) and not omit
assert repr(NOT_GIVEN) == "NOT_GIVEN"
client = OpenAI(timeout=NOT_GIVEN, default_headers=None)
assert client.models.list().data
