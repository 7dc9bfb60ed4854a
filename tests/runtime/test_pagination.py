"""The five kinds of pages, and servers that never end."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from wherry._runtime import pagination
from wherry._runtime.async_client import AsyncClient
from wherry._runtime.client import Client
from wherry._runtime.errors import DecodeError
from wherry._runtime.operation import JSON, Operation
from wherry._runtime.pagination import (
    ConversationCursorPage,
    CursorPage,
    NextCursorPage,
    Page,
    TokenPage,
)
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply

LIST = Operation("GET", "/things", name="things.list")


def items(*names: str) -> list[dict[str, str]]:
    return [{"id": name} for name in names]


KINDS: list[tuple[type[Any], list[Any], list[str]]] = [
    (Page, [{"data": items("a", "b"), "has_more": True}], [""]),
    (
        CursorPage,
        [{"data": items("a", "b"), "has_more": True}, {"data": items("c")}, {"data": []}],
        ["", "after=b", "after=c"],
    ),
    (
        ConversationCursorPage,
        [{"data": items("a"), "last_id": "z", "has_more": True}, {"data": items("b"), "last_id": None}],
        ["", "after=z"],
    ),
    (
        NextCursorPage,
        [{"data": items("a"), "next": "n1", "has_more": True}, {"data": items("b"), "next": None}],
        ["", "after=n1"],
    ),
    (
        TokenPage,
        [{"data": items("a"), "next_page": "p2", "has_more": True}, {"data": items("b"), "has_more": False}],
        ["", "page=p2"],
    ),
]


@pytest.mark.parametrize(("kind", "answers", "queries"), KINDS, ids=[kind.__name__ for kind, _, _ in KINDS])
def test_each_kind_finds_its_next_page(kind: type[Any], answers: list[Any], queries: list[str]) -> None:
    """The cursor stands where the kind says, and all items come, sync and async."""
    wanted = [item for answer in answers for item in answer["data"]]
    transport = MemoryTransport([Reply(json=answer) for answer in answers])
    client = Client(api_key="k", transport=transport)
    assert list(client.page(LIST, kind.__name__, JSON)) == wanted
    assert [sent.url.partition("?")[2] for sent in transport.requests] == queries

    async def main() -> list[Any]:
        transport = AsyncMemoryTransport([Reply(json=answer) for answer in answers])
        client = AsyncClient(api_key="k", transport=transport)
        page = await client.page(LIST, kind.__name__, JSON)
        assert type(page) is getattr(pagination, f"Async{kind.__name__}")
        return [item async for each in page.iter_pages() for item in each.data]

    assert asyncio.run(main()) == wanted


def test_pages_come_when_they_are_needed() -> None:
    """Iterating over the first page asks for no second one."""
    transport = MemoryTransport([Reply(json={"data": items("a", "b"), "has_more": True})])
    page = iter(Client(api_key="k", transport=transport).page(LIST, "CursorPage", JSON))
    assert [next(page)["id"], next(page)["id"]] == ["a", "b"]
    assert len(transport.requests) == 1


def test_a_server_that_repeats_its_cursor() -> None:
    """It ends with an error, in every way to go on, and in a circle of several pages too."""

    def client(*answers: Any) -> Client:
        replies = [Reply(json=answer) for answer in answers]
        return Client(api_key="k", transport=MemoryTransport(replies))

    same = {"data": items("a"), "has_more": True}
    with pytest.raises(DecodeError, match="again"):
        list(client(same, same, same).page(LIST, "CursorPage", JSON))
    page = client(same, same).page(LIST, "CursorPage", JSON).get_next_page()
    with pytest.raises(DecodeError, match="never end"):
        page.has_next_page()
    circle = [{"data": items(name), "has_more": True} for name in "abab"]
    with pytest.raises(DecodeError, match="again"):
        list(client(*circle).page(LIST, "CursorPage", JSON))

    async def main() -> None:
        replies = [Reply(json=answer) for answer in circle]
        async for _ in AsyncClient(api_key="k", transport=AsyncMemoryTransport(replies)).page(LIST, "CursorPage", JSON):
            pass

    with pytest.raises(DecodeError, match="again"):
        asyncio.run(main())


@pytest.mark.parametrize(
    ("raw", "data"),
    [
        ({"data": None}, []),
        ({}, []),
        ([1, 2], [1, 2]),
        ({"data": {"a": 1}}, []),
        (None, []),
        ({"data": [None]}, [None]),
    ],
)
def test_other_peoples_lists(raw: Any, data: list[Any]) -> None:
    """Null lists, bare arrays and strange items do not raise."""
    page = Client(api_key="k", transport=MemoryTransport([Reply(body=json.dumps(raw))])).page(LIST, "CursorPage", JSON)
    assert page.data == data
    assert not page.has_next_page()


@pytest.mark.parametrize("raw", ["x", 5, True])
def test_what_is_no_list_at_all(raw: Any) -> None:
    """A text or a number is no empty list: its words are in the error."""
    with pytest.raises(DecodeError, match=str(raw).lower()):
        Client(api_key="k", transport=MemoryTransport([Reply(body=json.dumps(raw))])).page(LIST, "CursorPage", JSON)


def test_the_fields_of_a_page() -> None:
    """Other fields read as attributes; the usual ones are None where they are not there; to_dict gives all back."""
    raw = {"object": "list", "data": items("a"), "total": 7, "has_more": False}
    page = Client(api_key="k", transport=MemoryTransport([Reply(json=raw)])).page(LIST, "CursorPage", JSON)
    assert (page.object, page.total, page.has_more, page.first_id, page.next_page) == ("list", 7, False, None, None)
    with pytest.raises(AttributeError, match="'CursorPage' has no attribute 'nothing'"):
        _ = page.nothing
    assert page.to_dict() == raw
    assert repr(page) == "CursorPage(data=[{'id': 'a'}])"
    assert len(page) == 1
