"""Lists page for real, in each of the five ways, and every list of the description can be walked to its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.server_tests.asking import OPERATIONS, SPEC, request_of
from tests.server_tests.conftest import HEADERS
from tests.server_tests.independent import answer_schema, errors
from wherry_server import serve

Page = dict[str, Any]
# How each kind of page tells where the next begins: (query parameter, value of it).
KINDS: dict[str, Callable[[Page], tuple[str, str]]] = {
    "last item": lambda page: ("after", page["data"][-1]["id"]),
    "last_id": lambda page: ("after", page["last_id"]),
    "next": lambda page: ("after", page["next"]),
    "next as page": lambda page: ("page", page["next"]),
    "next_page": lambda page: ("page", page["next_page"]),
}


def kind_of(operation: Any, page: Page) -> str:
    """Return how a page tells where the next begins."""
    kind = next((name for name in ("next", "next_page", "last_id") if name in page), "last item")
    return "next as page" if kind == "next" and not operation.parameter("after") else kind


LISTS = [
    operation
    for operation in SPEC.operations
    if operation.verb == "GET" and (operation.parameter("after") or operation.parameter("page"))
]


@pytest.mark.parametrize("operation", LISTS, ids=[operation.key for operation in LISTS])
def test_walk(looking: httpx.Client, operation: Any) -> None:
    """Page after page holds other items, all valid, and the last says that there are no more."""
    asked = request_of(operation, "walk")
    seen: list[Any] = []
    for _ in range(10):
        asked["params"]["limit"] = "13"
        page = looking.request(**asked).json()
        assert errors(answer_schema("GET", operation.key, 200) or {}, page) == []
        seen += page["data"]
        if not page["has_more"]:
            break
        assert len(page["data"]) == 13
        name, cursor = KINDS[kind_of(operation, page)](page)
        asked["params"][name] = cursor
    assert not page["has_more"]
    assert len(seen) >= 45
    assert all(one not in seen[:at] for at, one in enumerate(seen))
    if "last_id" in page and "id" in page["data"][0]:
        first, last = (page["data"][at]["id"] for at in (0, -1))
        assert (page.get("first_id", first), page["last_id"]) == (first, last)


def test_five_kinds() -> None:
    """All five kinds of page are there: four with a cursor, one without."""
    schemas = [str(sorted(SPEC.resolve(operation.json_schema)["properties"])) for operation in LISTS]
    assert {kind for kind in ("'next'", "'next_page'", "'last_id'") if any(kind in names for names in schemas)} == {
        "'next'",
        "'next_page'",
        "'last_id'",
    }
    assert any("_id'" not in names and "'next" not in names for names in schemas)
    assert OPERATIONS["GET /models"].parameters == ()


def test_single_page(looking: httpx.Client) -> None:
    """A list without cursors has everything on its one page."""
    assert len(looking.get("/models").json()["data"]) == 45
    content = looking.get("/vector_stores/vs_1/files/file-1/content").json()
    assert (content["has_more"], content["next_page"]) == (False, None)


def test_order(looking: httpx.Client) -> None:
    """Newest first unless the description or the request says otherwise; the other order is the same backwards."""
    listed = [
        [one["id"] for one in looking.get("/assistants", params={"limit": "100", **order}).json()["data"]]
        for order in ({}, {"order": "desc"}, {"order": "asc"})
    ]
    assert listed[0] == listed[1] == listed[2][::-1]
    first = looking.get("/chat/completions", params={"limit": "1"}).json()["data"][0]  # its default is asc
    assert first["id"].endswith("0001")


def test_before(looking: httpx.Client) -> None:
    """`before` gives the page that ends just before an item, and tells whether there is more before it."""
    ids = [one["id"] for one in looking.get("/assistants", params={"limit": "100"}).json()["data"]]
    page = looking.get("/assistants", params={"limit": "5", "before": ids[20]}).json()
    assert [one["id"] for one in page["data"]] == ids[15:20]
    assert page["has_more"] is True
    start = looking.get("/assistants", params={"limit": "5", "before": ids[3]}).json()
    assert ([one["id"] for one in start["data"]], start["has_more"]) == (ids[:3], False)


@pytest.mark.parametrize(
    ("query", "param"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"after": "asst_unheard_of"}, "after"),
        ({"before": "asst_unheard_of"}, "before"),
        ({"order": "sideways"}, "order"),
    ],
)
def test_bad_paging(looking: httpx.Client, query: dict[str, str], param: str) -> None:
    """A wrong limit, order or cursor is refused, naming the parameter."""
    response = looking.get("/assistants", params=query)
    assert (response.status_code, response.json()["error"]["param"]) == (400, param)


def test_next_is_the_only_cursor(looking: httpx.Client) -> None:
    """A list that gives a `next` does not take the id of an item for it, and `page` takes nothing but `next_page`."""
    page = looking.get("/organization/groups", params={"limit": "2"}).json()
    assert looking.get("/organization/groups", params={"after": page["next"]}).status_code == 200
    assert looking.get("/organization/groups", params={"after": page["data"][-1]["id"]}).status_code == 400
    assert looking.get("/organization/costs", params={"start_time": "1", "page": "2"}).status_code == 400


def test_filter(looking: httpx.Client) -> None:
    """A query parameter that names a field keeps the items with that value."""
    files = looking.get("/files", params={"purpose": "batch"}).json()["data"]
    assert {file["purpose"] for file in files} == {"batch"}
    assert 0 < len(files) < 45


def test_empty_list(client: httpx.Client) -> None:
    """The sub-collections of an item that a client made begin empty, and an empty page is valid."""
    store = client.post("/vector_stores", json={"name": "empty"}).json()
    page = client.get(f"/vector_stores/{store['id']}/files").json()
    assert (page["data"], page["has_more"]) == ([], False)
    assert errors("ListVectorStoreFilesResponse", page) == []


@pytest.mark.parametrize("items", [0, 3])
def test_number_of_items(items: int) -> None:
    """`items` is the size of a collection that nobody has written to."""
    with serve(items=items) as server, httpx.Client(base_url=server.url, headers=HEADERS) as client:
        for operation in LISTS[:20]:
            assert len(client.request(**request_of(operation, "x")).json()["data"]) == items
