"""The comparison of calls can tell: what it reads, and which requests it takes for the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.beside import sources
from tests.beside.reading import Call, read
from tests.beside.requests import Request
from tests.beside.sources import Source

HEAD = """
class TestBoats:
    @parametrize
    def test_method_create_with_all_params(self, client: OpenAI) -> None:
        boat = client.harbour.boats.create("id", size=-2, load=[b"x"], deep={"a": None})
        assert_matches_type(Boat, boat, path=["response"])

    @parametrize
    def test_raw_response_create(self, client: OpenAI) -> None:
        client.harbour.boats.with_raw_response.create("id")

    @parametrize
    def test_method_refused(self, client: OpenAI) -> None:
        with pytest.raises(ValueError, match=r"Expected a non-empty value"):
            client.harbour.boats.create("")

class TestAsyncBoats:
    @parametrize
    async def test_method_create(self, async_client: AsyncOpenAI) -> None:
        await async_client.harbour.boats.create("id")
"""


def sdist(folder: Path, *bodies: str) -> Path:
    """Write an sdist with one test module: the class above, and a test for each body."""
    path = folder / "tests/api_resources/harbour/test_boats.py"
    path.parent.mkdir(parents=True)
    tests = (f"    def test_method_{number}(self, client):\n        {body}\n" for number, body in enumerate(bodies))
    path.write_text(f"{HEAD}\nclass TestMore:\n    x = 1\n{''.join(tests)}", "utf-8")
    return folder


def test_plain_calls_are_read(tmp_path: Path) -> None:
    """The synchronous plain call of a test is read, with its arguments; its variants and refusals are not."""
    test = "harbour/test_boats.py::TestBoats::test_method_create_with_all_params"
    kwargs = {"size": -2, "load": [b"x"], "deep": {"a": None}}
    assert read(sdist(tmp_path)) == [Call(test, "harbour.boats.create", ("id",), kwargs)]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("client.boats.create(name=NAME)", "an argument that is no literal"),
        ("client.boats.create(**{'name': 'x'})", "unpacks a dict"),
        ("client.boats.create(); client.boats.list()", "makes 2 calls"),
        ("boats.create()", "makes 0 calls"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, body: str, reason: str) -> None:
    """A test of another form is an error, with its name; it is never left out without a word."""
    with pytest.raises(ValueError, match=rf"harbour/test_boats\.py::TestMore::test_method_0 .*{reason}"):
        read(sdist(tmp_path, body))


JSON = {"content_type": "application/json"}
SDP = "application/sdp"


def request(
    url: str = "https://a.test/v1/boats", body: bytes = b"", *, method: str = "POST", **headers: str
) -> Request:
    return Request.of(method, url, [(name.replace("_", "-"), value) for name, value in headers.items()], body)


def form(boundary: str, *parts: bytes) -> dict[str, Any]:
    """Return body and content type of a form."""
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    kind = f"multipart/form-data; boundary={boundary}"
    return {"body": body + b"--" + boundary.encode() + b"--\r\n", "content_type": kind}


NAME = b'Content-Disposition: form-data; name="name"\r\n\r\noak'
FILE = b'Content-Disposition: form-data; name="file"; filename="upload"\r\nContent-Type: text/plain\r\n\r\nx'
DATA = b'Content-Disposition: form-data; name="data"\r\nContent-Type: application/json\r\n\r\n%s'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (request("https://a.test/v1/boats?a=1&b[]=2&b[]=3"), request("https://a.test/v1/boats?b[]=2&b[]=3&a=1")),
        (request(body=b'{"a": 1.0, "b": [2]}', **JSON), request(body=b'{"b":[2],"a":1}', **JSON)),
        (request(body=b"{}", **JSON), request(body=b"{ }", Content_Type="Application/JSON; charset=utf-8")),
        (request(**JSON), request()),
        (request(**form("one", NAME, FILE)), request(**form("another", FILE, NAME))),
        (request(**form("one", DATA % b'{"a": 1}')), request(**form("one", DATA % b'{"a":1}'))),
        (request(user_agent="a", x_stainless_lang="python"), request(user_agent="b")),
        (request(accept=SDP), request(accept=f"text/event-stream, {SDP};q=0.5")),
        (request(accept=SDP), request(accept="*/*")),
        (request(accept="*/*"), request(accept="application/json")),
    ],
)
def test_requests_that_mean_the_same(one: Request, other: Request) -> None:
    """Order, spelling, boundaries and the library that sends make no difference."""
    assert one.differences(other) == {}


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        (request(method="GET"), request(), "method"),
        (request("https://a.test/v1/boats"), request("https://a.test/v1/boat"), "path"),
        (request("https://a.test/v1/a%2Fb"), request("https://a.test/v1/a/b"), "path"),
        (request("https://a.test/v1/boats?a=1"), request("https://a.test/v1/boats?a=2"), "query"),
        (request("https://a.test/v1/boats?a="), request("https://a.test/v1/boats"), "query"),
        (request(openai_beta="assistants=v2"), request(), "headers"),
        (request(authorization="Bearer a"), request(authorization="Bearer b"), "headers"),
        (request(accept=SDP), request(accept="application/json"), "accept"),
        (request(body=b'{"a": 1}', **JSON), request(body=b'{"a": true}', **JSON), "body"),
        (request(body=b'{"a": 1}', **JSON), request(body=b'{"a": "1"}', **JSON), "body"),
        (request(body=b'{"a": [1, 2]}', **JSON), request(body=b'{"a": [2, 1]}', **JSON), "body"),
        (request(body=b"{}", **JSON), request(), "body"),
        (request(body=b"x", content_type="text/plain"), request(body=b"x", content_type=SDP), "content_type"),
        (request(**form("one", NAME)), request(**form("one", NAME, FILE)), "body"),
        (request(**form("one", FILE)), request(**form("one", FILE.replace(b"plain", b"html"))), "body"),
        (request(**form("one", FILE)), request(**form("one", FILE.replace(b'filename="upload"', b""))), "body"),
    ],
)
def test_requests_that_differ(one: Request, other: Request, part: str) -> None:
    """What a server can see is a difference, and named by its part."""
    assert part in one.differences(other)


@pytest.mark.parametrize("version", sources.TABLES)
def test_the_tables_are_whole(version: str) -> None:
    """Every listed call has a reason and what differs, and is listed once."""
    source = Source.of(version)
    tests = [test for each in source.differences for test in each.calls]
    assert len(tests) == len(set(tests))
    assert all(each.why and each.parts and each.calls for each in source.differences)
    assert len(source.sha256) == 64
