"""The five kinds of pages, and servers that never end."""

from __future__ import annotations

import asyncio
import copy
import json
import pickle
from typing import Any

import pytest

import wherry
from wherry._runtime.base.errors import APIError, DecodeError, UsageError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client import pages as pagination
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.pages import (
    AsyncCursorPage,
    ConversationCursorPage,
    CursorPage,
    NextCursorPage,
    Page,
    TokenPage,
)
from wherry._runtime.client.sync_client import Client
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
    (
        TokenPage,
        [{"data": items("a"), "next": "p2"}, {"data": items("b"), "next": "p3", "has_more": False}],
        ["", "page=p2"],
    ),
]


@pytest.mark.parametrize(
    ("kind", "answers", "queries"),
    KINDS,
    ids=[f"{kind.__name__} {number}" for number, (kind, _, _) in enumerate(KINDS)],
)
def test_each_kind_finds_its_next_page(kind: type[Any], answers: list[Any], queries: list[str]) -> None:
    """The cursor stands where the kind says, and all items come, sync and async."""
    wanted = [item for answer in answers for item in answer["data"]]
    transport = MemoryTransport([Reply(json=answer) for answer in answers])
    client = Client(api_key="k", transport=transport)
    assert list(client._page(LIST, kind, JSON)) == wanted
    assert [sent.url.partition("?")[2] for sent in transport.requests] == queries

    async def main() -> list[Any]:
        transport = AsyncMemoryTransport([Reply(json=answer) for answer in answers])
        client = AsyncClient(api_key="k", transport=transport)
        twin = getattr(pagination, f"Async{kind.__name__}")
        page = await client._page(LIST, twin, JSON)
        assert type(page) is twin
        return [item async for each in page.iter_pages() for item in each.data]

    assert asyncio.run(main()) == wanted


def test_pages_come_when_they_are_needed() -> None:
    """Iterating over the first page asks for no second one."""
    transport = MemoryTransport([Reply(json={"data": items("a", "b"), "has_more": True})])
    page = iter(Client(api_key="k", transport=transport)._page(LIST, CursorPage, JSON))
    assert [next(page)["id"], next(page)["id"]] == ["a", "b"]
    assert len(transport.requests) == 1


def test_a_server_that_repeats_its_cursor() -> None:
    """It ends with an error, in every way to go on, and in a circle of several pages too."""

    def client(*answers: Any) -> Client:
        replies = [Reply(json=answer) for answer in answers]
        return Client(api_key="k", transport=MemoryTransport(replies))

    same = {"data": items("a"), "has_more": True}
    with pytest.raises(DecodeError, match="again"):
        list(client(same, same, same)._page(LIST, CursorPage, JSON))
    with pytest.raises(DecodeError, match="never end"):
        client(same, same)._page(LIST, CursorPage, JSON).get_next_page()
    page = client(same)._page(LIST, CursorPage, JSON, query={"after": "a"})
    with pytest.raises(DecodeError, match="never end"):
        page.has_next_page()
    circle = [{"data": items(name), "has_more": True} for name in "abab"]
    with pytest.raises(DecodeError, match="again"):
        list(client(*circle)._page(LIST, CursorPage, JSON))

    async def main() -> None:
        replies = [Reply(json=answer) for answer in circle]
        async for _ in AsyncClient(api_key="k", transport=AsyncMemoryTransport(replies))._page(
            LIST, AsyncCursorPage, JSON
        ):
            pass

    with pytest.raises(DecodeError, match="again"):
        asyncio.run(main())


def both(kind: str, answers: list[Any], take: str = "items") -> list[tuple[list[Any], str, int]]:
    """What comes of a list, sync and async: the items, the error that ended them ("": none), and the calls made."""
    found: list[Any] = []
    transport = MemoryTransport([Reply(json=answer) for answer in answers])
    error = ""
    try:
        page = Client(api_key="k", transport=transport)._page(LIST, getattr(pagination, kind), JSON)
        if take == "next":
            found += page.data
            while page.has_next_page():
                page = page.get_next_page()
                found += page.data
        else:
            found.extend(page)
    except DecodeError as exc:
        error = exc.message
    sync = (found, error, len(transport.requests))

    async def main() -> tuple[list[Any], str, int]:
        found: list[Any] = []
        transport = AsyncMemoryTransport([Reply(json=answer) for answer in answers])
        client = AsyncClient(api_key="k", transport=transport)
        pager = client._page(LIST, getattr(pagination, f"Async{kind}"), JSON)
        try:
            if take == "next":
                page = await pager
                found += page.data
                while page.has_next_page():
                    page = await page.get_next_page()
                    found += page.data
            else:
                async for item in pager:
                    found.append(item)
        except DecodeError as exc:
            return found, exc.message, len(transport.requests)
        return found, "", len(transport.requests)

    return [sync, asyncio.run(main())]


def told(names: str, **fields: Any) -> dict[str, Any]:
    """A page with one item for each letter."""
    return {"data": items(*names), **fields}


MORE: dict[str, Any] = {"has_more": True}


@pytest.mark.parametrize("take", ["items", "next"])
@pytest.mark.parametrize(
    ("kind", "answers", "names"),
    [
        ("CursorPage", [told("", last_id="x", **MORE), told("ab", has_more=False)], "ab"),
        ("CursorPage", [told("a", **MORE), told("", last_id="x", **MORE), told("", last_id="y", **MORE),
                        told("b", has_more=False)], "ab"),
        ("CursorPage", [{"data": None, "last_id": "x", **MORE}, told("a", has_more=False)], "a"),
        ("CursorPage", [told("a", has_more="true"), told("b", has_more="false")], "ab"),
        ("CursorPage", [told("a", has_more=1), told("b", has_more=0)], "ab"),
        ("CursorPage", [told("a", has_more=None), told("b"), told("")], "ab"),
        ("CursorPage", [{"data": ["a"], "last_id": "a", **MORE}, {"data": ["b"], "has_more": False}], "ab"),
        ("ConversationCursorPage", [told("", last_id="x", **MORE), told("a", last_id="a", has_more=False)], "a"),
        ("ConversationCursorPage", [told("a", **MORE), told("b", has_more=False)], "ab"),
        ("ConversationCursorPage", [told("a", last_id="a"), told("", last_id="z")], "a"),
        ("NextCursorPage", [told("", next="n", **MORE), told("a", next=None)], "a"),
        ("NextCursorPage", [told("a", next="n"), told("", next="m"), told("b", next="")], "ab"),
        ("TokenPage", [told("", next_page="n", **MORE), told("a", next_page=None, has_more=False)], "a"),
        ("TokenPage", [told("a", next_page="n"), told("", next_page="m"), told("b")], "ab"),
        ("Page", [told("", **MORE)], ""),
        ("CursorPage", [items("a", "b")], "ab"),
        ("Page", [{"models": items("a")}], "a"),
        ("Page", [{"items": items("a"), "data": None}], "a"),
    ],
)  # fmt: skip
def test_nothing_is_lost(kind: str, answers: list[Any], names: str, take: str) -> None:
    """Empty pages are gone over, `has_more` may be of any type, and the cursor may stand where other kinds have it."""
    answers = [*answers, {"data": []}] if answers == [items("a", "b")] else answers
    for found, error, calls in both(kind, answers, take):
        assert [item["id"] if isinstance(item, dict) else item for item in found] == list(names)
        assert (error, calls) == ("", len(answers))


@pytest.mark.parametrize("take", ["items", "next"])
@pytest.mark.parametrize(
    ("kind", "answers", "names", "calls", "why"),
    [
        ("CursorPage", [told("ab", **MORE)] * 3, "ab", 2, "ignore the cursor"),
        ("CursorPage", [told("ab")] * 3, "ab", 2, "ignore the cursor"),
        ("CursorPage", [told("ab", **MORE), told("abc", **MORE)], "ab", 2, "ignore the cursor"),
        ("CursorPage", [told("ab", **MORE), told("ab", has_more=False)], "ab", 2, "ignore the cursor"),
        ("ConversationCursorPage", [told("a", last_id="a", **MORE)] * 2, "a", 2, "ignore the cursor"),
        ("NextCursorPage", [told("a", next="n")] * 2, "a", 2, "ignore the cursor"),
        ("TokenPage", [told("a", next_page=f"p{number}") for number in range(9)], "a", 2, "ignore the cursor"),
        ("TokenPage", [{"data": [{"n": 1}], "next_page": "p"}] * 2, "1", 2, "ignore the cursor"),
        ("TokenPage", [{"data": [{"n": 1}], "next_page": f"p{number}"} for number in range(9)], "1", 2, "ignore"),
        ("TokenPage", [told("", next_page="p")] * 9, "", 2, "never end"),
        ("TokenPage", [told("", next_page=f"p{number}") for number in range(200)], "", 101, "100 pages without items"),
        ("CursorPage", [told("", last_id=f"p{number}", **MORE) for number in range(200)], "", 101, "without items"),
        ("CursorPage", [told("", **MORE)], "", 1, "not how to ask"),
        ("CursorPage", [{"data": ["a"], **MORE}], "a", 1, "not how to ask"),
        ("TokenPage", [told("a", **MORE)], "a", 1, "not how to ask"),
    ],
)  # fmt: skip
def test_servers_that_cannot_page(kind: str, answers: list[Any], names: str, calls: int, why: str, take: str) -> None:
    """The error comes instead of items that came already, and says what is wrong."""
    for found, error, made in both(kind, answers, take):
        assert [str(next(iter(item.values()))) if isinstance(item, dict) else item for item in found] == list(names)
        assert why in error
        assert made == calls


def test_pages_in_a_circle() -> None:
    """Of pages that come around again no item comes twice."""
    circle = [told(name, **MORE) for name in "abab"]
    for found, error, _ in both("CursorPage", circle):
        assert [item["id"] for item in found] == ["a", "b"]
        assert "again" in error


@pytest.mark.parametrize(
    "raw", [{"data": None}, {"data": []}, [], {"items": []}, {"object": "list"}, {"has_more": False}]
)
def test_lists_without_items(raw: Any) -> None:
    """Null lists and bare arrays are lists too."""
    page = Client(api_key="k", transport=MemoryTransport([Reply(json=raw)]))._page(LIST, CursorPage, JSON)
    assert page.data == []
    assert not page.has_next_page()


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"data": {"a": 1}},
        {"data": "x"},
    ],
)
def test_what_is_no_list(raw: Any) -> None:
    """An answer that is no list is an error with what came, not a list without items."""
    for found, error, _ in both("CursorPage", [raw]):
        assert found == []
        assert error == f"expected a list, but got: {raw!r}"


@pytest.mark.parametrize(("raw", "data"), [([1, 2], [1, 2]), ({"data": [None]}, [None]), ({"data": ["a"]}, ["a"])])
def test_strange_items(raw: Any, data: list[Any]) -> None:
    """Items that are no objects do not raise."""
    page = Client(api_key="k", transport=MemoryTransport([Reply(json=raw)]))._page(LIST, CursorPage, JSON)
    assert page.data == data
    assert not page.has_next_page()


@pytest.mark.parametrize("raw", [{"message": "no such tenant"}, {"errors": [{"a": "no such"}]}])
def test_an_error_is_no_list(raw: Any) -> None:
    """An error with status 200 raises with the server's words."""
    with pytest.raises(APIError, match="no such"):
        Client(api_key="k", transport=MemoryTransport([Reply(json=raw)]))._page(LIST, CursorPage, JSON)


@pytest.mark.parametrize("raw", ["x", 5, True])
def test_what_is_no_list_at_all(raw: Any) -> None:
    """A text or a number is no empty list: its words are in the error."""
    with pytest.raises(DecodeError, match=str(raw).lower()):
        Client(api_key="k", transport=MemoryTransport([Reply(body=json.dumps(raw))]))._page(LIST, CursorPage, JSON)


def test_the_fields_of_a_page() -> None:
    """Other fields read as attributes; the usual ones are None where they are not there; to_dict gives all back."""
    raw = {"object": "list", "data": items("a"), "total": 7, "has_more": False}
    page = Client(api_key="k", transport=MemoryTransport([Reply(json=raw)]))._page(LIST, CursorPage, JSON)
    assert (page.object, page.total, page.has_more, page.first_id, page.next_page) == ("list", 7, False, None, None)
    with pytest.raises(AttributeError, match="'CursorPage' has no attribute 'nothing'"):
        _ = page.nothing
    assert page.to_dict() == raw
    assert repr(page) == "CursorPage(data=[{'id': 'a'}])"
    assert len(page) == 1


def test_a_page_as_programs_know_it() -> None:
    """A page tells how to ask for the next one, and is written like a model; its request has an ID."""
    first = {"object": "list", "data": [{"id": "a", "x": None}, {"id": "b"}], "has_more": True, "first_id": "a"}
    transport = MemoryTransport([Reply(json=first, headers={"x-request-id": "r1"}), Reply(json={"data": []})])
    page: Any = Client(api_key="k", transport=transport)._page(LIST, CursorPage, wherry.UnknownModel)
    info = page.next_page_info()
    assert (info.params, info.url, info.json) == ({"after": "b"}, wherry.UNSET, wherry.UNSET)
    assert repr(info) == "PageInfo(params={'after': 'b'})"
    assert page._request_id == pickle.loads(pickle.dumps(page))._request_id == "r1"
    assert page.to_dict() == json.loads(page.to_json()) == first
    assert page.model_dump(exclude_none=True)["data"] == [{"id": "a"}, {"id": "b"}]
    assert json.loads(page.model_dump_json(indent=1))["data"][1]["id"] == "b"
    assert page.model_dump(include={"object", "has_more"}) == {"object": "list", "has_more": True}
    assert page.model_dump(exclude={"data", "object"}) == {"has_more": True, "first_id": "a"}
    assert page.model_dump(include={"data": {"__all__": {"id"}}}) == {"data": [{"id": "a"}, {"id": "b"}]}
    assert "x" not in page.model_dump(exclude={"data": {"__all__": {"x"}}})["data"][0]
    last = page.get_next_page()
    assert (last.next_page_info(), last.model_dump(), last._request_id) == (None, {"data": [], "has_more": None}, None)
    assert last.model_dump(exclude_unset=True) == {"data": []}
    assert CursorPage[wherry.UnknownModel]


def test_copies_and_pickles_of_a_page() -> None:
    """A copy goes on as the page does; what was pickled has its items, and says that it cannot ask for more."""
    replies = [Reply(json=told("ab", has_more=True)), *[Reply(json=told("c", has_more=False)) for _ in range(2)]]
    page: Any = Client(api_key="k", transport=MemoryTransport(replies))._page(LIST, CursorPage, JSON)
    for twin in (copy.copy(page), copy.deepcopy(page)):
        assert [item["id"] for item in twin] == ["a", "b", "c"]
    kept = pickle.loads(pickle.dumps(page))
    assert kept.data == page.data
    assert kept.to_dict() == page.to_dict()
    assert kept.has_next_page()
    with pytest.raises(UsageError, match="pickled"):
        list(kept)


def test_an_error_ends_the_iteration() -> None:
    """What raised an error has no next item, as a generator has none; a page can be asked for its next one again."""
    replies = [Reply(json={"data": items("a"), "has_more": True}), Reply(status=400), Reply(json={"data": items("b")})]
    page: Any = Client(api_key="k", transport=MemoryTransport(replies))._page(LIST, CursorPage, JSON)
    things = iter(page)
    assert next(things) == {"id": "a"}
    with pytest.raises(APIError):
        next(things)
    assert list(things) == []
    assert page.get_next_page().data == items("b")

    async def main() -> list[Any]:
        pager: Any = AsyncClient(api_key="k", transport=AsyncMemoryTransport(replies))._page(
            LIST, AsyncCursorPage, JSON
        )
        things = aiter(pager)
        assert await anext(things) == {"id": "a"}
        with pytest.raises(APIError):
            await anext(things)
        return [thing async for thing in things]

    assert asyncio.run(main()) == []


@pytest.mark.parametrize("name", ["data", "has_next_page", "to_dict", "has_more", "first_id", "object"])
def test_a_pager_that_was_not_awaited(name: str) -> None:
    """What a page has, its pager lacks: the error says to await it first."""
    pager = AsyncClient(api_key="k", transport=AsyncMemoryTransport([]))._page(LIST, pagination.AsyncPage, JSON)
    with pytest.raises(AttributeError, match=f"'AsyncPager' has no attribute '{name}'; await it first: .*page.{name}"):
        getattr(pager, name)
    assert not hasattr(pager, name)
    with pytest.raises(AttributeError, match=r"has no attribute '_own'$"):
        _ = pager._own
