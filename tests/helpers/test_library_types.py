"""Types of libraries: pydantic and msgspec read the answers by themselves."""

from __future__ import annotations

from typing import Any

import msgspec
import pydantic
import pytest

from tests.helpers.asking import check_chat, check_responses
from tests.helpers.hosts import HOSTS, chat_answer, chat_chunks, parsed, response_answer, streamed
from wherry.transports import Reply


class Model(pydantic.BaseModel):
    """A model of pydantic."""

    name: str
    sizes: list[int]


class Struct(msgspec.Struct):
    """A struct of msgspec."""

    name: str
    sizes: list[int]


TEXT = '{"name": "Ahab", "sizes": [1, 22]}'
KINDS: dict[str, tuple[Any, Any]] = {
    "pydantic": (Model, Model(name="Ahab", sizes=[1, 22])),
    "type adapter": (pydantic.TypeAdapter(Model), Model(name="Ahab", sizes=[1, 22])),
    "struct": (Struct, Struct("Ahab", [1, 22])),
}


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("name", KINDS)
def test_each_kind(name: str, host: str) -> None:
    """The value is that of the type, by `parse` and by `stream`."""
    kind, value = KINDS[name]
    check_chat(host, kind, TEXT, value)
    check_responses(host, kind, TEXT, value)


@pytest.mark.parametrize(("kind", "error"), [(Model, pydantic.ValidationError), (Struct, msgspec.ValidationError)])
def test_a_text_that_does_not_fit(kind: Any, error: type[Exception]) -> None:
    """The error is that of the library; in a stream it comes where the text is complete."""
    chat: Any = {"model": "m", "messages": [], "response_format": kind}
    with pytest.raises(error):
        parsed("sync", "chat.completions.parse", Reply(json=chat_answer("{}")), **chat)
    found = streamed("sync", "chat.completions.stream", Reply(sse=chat_chunks("{}")), **chat)
    assert isinstance(found.error, error)
    with pytest.raises(error):
        parsed("sync", "responses.parse", Reply(json=response_answer("{}")), model="m", text_format=kind)
    cut = Reply(json=response_answer('{"na', "incomplete"))
    response, _ = parsed("sync", "responses.parse", cut, model="m", text_format=kind)
    assert (response.status, response.output_parsed) == ("incomplete", None)
