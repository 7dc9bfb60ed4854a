"""Every list, walked over two pages: which items come, and how the second page is asked for."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

import wherry
from tests.generated.arguments import arguments, sent_query
from tests.generated.calling import Caller, answer, both_kinds, finished, items
from tests.generated.conforming import problems
from tests.generated.surface import METHODS, SERVICE, Method
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply

PAGED = [method for method in METHODS if method.page]
EVERY_LIST = pytest.mark.parametrize("method", PAGED, ids=str)
CURSOR = "cursor/of the next page"


def first_page(method: Method) -> tuple[dict[str, Any], dict[str, str]]:
    """A page that is not the last one, and the query that must ask for the next."""
    _, page = answer(method, "first")
    assert page["data"], "the sample has an item"
    page["has_more"] = True
    match method.page:
        case "CursorPage":
            page["data"][-1]["id"] = CURSOR
            return page, {"after": CURSOR}
        case "ConversationCursorPage":
            return {**page, "last_id": CURSOR}, {"after": CURSOR}
        case "NextCursorPage":
            return {**page, "next": CURSOR}, {"after": CURSOR}
        case "TokenPage":
            names = SERVICE.validation.property_names(SERVICE.schema(method.operation.json_schema))
            return {**page, ("next_page" if "next_page" in names else "next"): CURSOR}, {"page": CURSOR}
        case _:
            return page, {}


def last_page(method: Method) -> dict[str, Any]:
    """A page that nothing follows."""
    _, page = answer(method, "last")
    return {**page, "has_more": False, "next": None, "next_page": None}


def test_kinds() -> None:
    """All five kinds of page are met, and every method called `list` gives one, but for one whose list is no page."""
    kinds = {method.page for method in PAGED}
    assert kinds == {"Page", "CursorPage", "ConversationCursorPage", "NextCursorPage", "TokenPage"}
    assert [str(m) for m in METHODS if m.name == "list" and not m.page] == ["webhooks.event_types.list"]


@EVERY_LIST
@both_kinds
def test_all_items_of_all_pages(method: Method, kind: str) -> None:
    """Iterating gives the items of both pages, typed; the second request differs from the first by the cursor alone."""
    page, cursor = first_page(method)
    last = last_page(method)
    caller = Caller(kind, [Reply(json=page), Reply(json=last)])
    given = {
        name: value
        for name, value in arguments(method, method.media[0], full=True).items()
        if name not in ("after", "before", "page")
    }
    call = method.on(caller.client)
    found = items(call(**given))
    expected = page["data"] + (last["data"] if cursor else [])
    assert [told for item in found for told in problems(item, method.entry["returns"])] == []
    plain = [item.to_dict() if hasattr(item, "to_dict") else item for item in found]
    assert json.dumps(plain) == json.dumps(expected)
    queries = [sent_query(method, sent.url)[1] for sent in caller.sent]
    assert queries[1:] == ([{**queries[0], **cursor}] if cursor else [])
    assert len({sent.method for sent in caller.sent}) == 1
    assert len({sent.url.partition("?")[0] for sent in caller.sent}) == 1


@EVERY_LIST
@both_kinds
def test_page_by_page(method: Method, kind: str) -> None:
    """A page tells whether another follows, gives it, and reads its other fields as attributes."""
    page, cursor = first_page(method)
    caller = Caller(kind, [Reply(json=page), Reply(json=last_page(method))])
    first = caller.call(method, **arguments(method, method.media[0], full=False))
    assert len(caller.sent) == 1
    assert len(first) == len(first.data) == len(page["data"])
    assert first.has_next_page() is bool(cursor)
    assert {name: getattr(first, name) for name in page.keys() - {"data"}} == {
        name: value for name, value in page.items() if name != "data"
    }
    if not cursor:
        with pytest.raises(wherry.DecodeError, match="no next page"):
            finished_or_plain(first.get_next_page, kind)
        return
    second = finished_or_plain(first.get_next_page, kind)
    assert type(second) is type(first)
    assert second.has_next_page() is False
    pages = Caller(kind, [Reply(json=page), Reply(json=last_page(method))])
    assert len(items(method.on(pages.client)(**arguments(method, method.media[0], full=False)).iter_pages())) == 2


def finished_or_plain(call: Any, kind: str) -> Any:
    """The result of a call on a page of either kind."""
    return call() if kind == "sync" else finished(call())


def test_pages_of_raw_answers_go_on() -> None:
    """The page of a raw or a streamed answer is followed by pages, sync and async."""
    answers = [{"data": [{"id": "a"}], "has_more": True}, {"data": [{"id": "b"}], "has_more": False}]
    replies = [Reply(json=answer) for answer in answers]
    client = wherry.OpenAI(api_key="k", transport=MemoryTransport([*replies, *replies]))
    found = list(client.with_raw_response.files.list().parse())  # type: ignore[attr-defined]
    with client.with_streaming_response.files.list() as answer:  # type: ignore[attr-defined]
        found += list(answer.parse())
    assert [file.id for file in found] == ["a", "b", "a", "b"]

    async def main() -> list[Any]:
        client = wherry.AsyncOpenAI(api_key="k", transport=AsyncMemoryTransport([*replies, *replies]))
        found = [file async for file in (await client.with_raw_response.files.list()).parse()]  # type: ignore[misc]
        async with client.with_streaming_response.files.list() as answer:  # type: ignore[attr-defined]
            found += [file async for file in await answer.parse()]
        return found

    assert [file.id for file in asyncio.run(main())] == ["a", "b", "a", "b"]
