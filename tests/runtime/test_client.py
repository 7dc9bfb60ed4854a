"""Clients: options and where they come from, keys, copies, what is sent, and what is refused."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Mapping
from typing import Any, ClassVar

import pytest

from wherry._runtime.base.errors import (
    APIConnectionError,
    APITimeoutError,
    AuthenticationError,
    DecodeError,
    UsageError,
    UsageTypeError,
)
from wherry._runtime.base.operation import BINARY, JSON, TEXT, Operation, list_of, map_of
from wherry._runtime.base.timeouts import Timeout
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.resource import AsyncResource, Resource, raw_response
from wherry._runtime.client.sync_client import Client
from wherry._runtime.response.raw import RawResponse
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply

CALL = Operation("POST", "/things", name="things.create", body="json")
ADMIN = Operation("GET", "/organization/users", name="admin.users.list", admin=True)
BETA = Operation(
    "GET", "/threads", name="threads.list", headers=(("OpenAI-Beta", "assistants=v2"),), query=(("beta", "true"),)
)
ENVIRONMENT = (
    "OPENAI_API_KEY",
    "OPENAI_ADMIN_KEY",
    "OPENAI_BASE_URL",
    "OPENAI_ORG_ID",
    "OPENAI_PROJECT_ID",
    "OPENAI_WEBHOOK_SECRET",
    "OPENAI_LOG",
)


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)


def answers(count: int = 1, **more: Any) -> MemoryTransport:
    return MemoryTransport([Reply(json={"ok": True}, **more) for _ in range(count)])


def sent(client: Client, operation: Operation = CALL, **values: Any) -> Any:
    """Call and give the request that was sent."""
    client._request(operation, JSON, **{"body": {} if operation is CALL else None, **values})
    return client._link.transport.requests[-1]


# --- options ---------------------------------------------------------------------------------------------------------


def test_a_subclass_names_its_own_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """What `environment` does not name is not read, and the error of a missing key names the variable that is."""

    class Petlib(Client):
        environment: ClassVar[Mapping[str, str]] = {"api_key": "PETLIB_API_KEY", "base_url": "PETLIB_BASE_URL"}

    for name in ENVIRONMENT[:6]:
        monkeypatch.setenv(name, "https://never.used" if "URL" in name else "never used")
    with pytest.raises(UsageError, match="PETLIB_API_KEY") as caught:
        Petlib(transport=answers())
    assert "OPENAI" not in str(caught.value)
    with pytest.raises(UsageError, match="admin_api_key=") as caught:
        Petlib(api_key="k", transport=answers())._request(ADMIN, JSON)
    assert "variable" not in str(caught.value)
    monkeypatch.setenv("PETLIB_API_KEY", "pet")
    monkeypatch.setenv("PETLIB_BASE_URL", "https://pets.test")
    client = Petlib(transport=answers())
    request = sent(client)
    assert request.url == "https://pets.test/things"
    assert request.headers["authorization"] == "Bearer pet"
    assert "openai-organization" not in request.headers
    assert client.webhook_secret is None


def test_explicit_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Explicit > environment > default."""
    client = Client(transport=answers(), api_key="k")
    assert client.base_url == "https://api.openai.com/v1"
    for name in ENVIRONMENT[:6]:
        monkeypatch.setenv(name, f"https://{name.lower()}.test/" if "URL" in name else f" {name} ")
    client = Client(transport=answers(2))
    assert client.base_url == "https://openai_base_url.test"
    request = sent(client)
    assert request.headers["authorization"] == "Bearer OPENAI_API_KEY"
    assert request.headers["openai-organization"] == "OPENAI_ORG_ID"
    assert request.headers["openai-project"] == "OPENAI_PROJECT_ID"
    assert sent(client, ADMIN).headers["authorization"] == "Bearer OPENAI_ADMIN_KEY"
    assert client.webhook_secret is not None
    assert client.webhook_secret.reveal() == "OPENAI_WEBHOOK_SECRET"
    client = Client(transport=answers(), api_key="a", organization="b", project="c", base_url="http://d.test/v9/")
    request = sent(client)
    assert request.url == "http://d.test/v9/things"
    assert request.headers["authorization"] == "Bearer a"
    assert (request.headers["openai-organization"], request.headers["openai-project"]) == ("b", "c")


def test_an_empty_variable_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blank variables count as unset."""
    monkeypatch.setenv("OPENAI_BASE_URL", "  ")
    assert Client(transport=answers(), api_key="k").base_url == "https://api.openai.com/v1"
    monkeypatch.setenv("OPENAI_API_KEY", "")
    with pytest.raises(UsageError, match="it is set, and empty"):
        Client(transport=answers())


@pytest.mark.parametrize("url", ["api.openai.com", "ftp://x", "http://a b", "https://x\n", "/v1", 5])
def test_a_bad_base_url(url: Any) -> None:
    """It is refused at construction, by name."""
    if url == "https://x\n":
        assert Client(base_url=url, api_key="k").base_url == "https://x"
        return
    with pytest.raises(UsageError, match="base_url"):
        Client(base_url=url, api_key="k")


def test_the_query_of_a_base_url() -> None:
    """It survives when the call has a query of its own."""
    client = Client(api_key="k", base_url="https://x.test/v1/?api-version=7#f", transport=answers(2))
    assert sent(client).url == "https://x.test/v1/things?api-version=7"
    assert sent(client, query={"a": 1}).url == "https://x.test/v1/things?api-version=7&a=1"


def test_the_fixed_query_and_headers_of_an_operation() -> None:
    """They are always sent; the caller's header wins."""
    client = Client(api_key="k", transport=answers(3), default_query={"d": 1})
    request = sent(client, BETA, query={"a": [1]}, extra_query={"e": 2})
    assert request.url.endswith("/threads?beta=true&d=1&a%5B%5D=1&e=2")
    assert request.headers["openai-beta"] == "assistants=v2"
    assert sent(client, BETA, extra_headers={"openai-beta": "x"}).headers["OpenAI-Beta"] == "x"
    assert "openai-beta" not in sent(client, BETA, extra_headers={"OpenAI-Beta": None}).headers


def test_headers_of_a_call() -> None:
    """Layers, later ones winning: client, parameters, idempotency key, extra headers; lists are joined by commas."""
    client = Client(api_key="k", transport=answers(2), default_headers={"A": "1", "B": "1", "User-Agent": "mine"})
    request = sent(
        client,
        headers={"b": ["2", "3"], "c": None},
        idempotency_key="once",
        extra_headers={"A": "4"},
        cookies={"s": "a b", "t": None},
    )
    assert (request.headers["a"], request.headers["b"], request.headers["user-agent"]) == ("4", "2, 3", "mine")
    assert request.headers["idempotency-key"] == "once"
    assert request.headers["cookie"] == "s=a%20b"
    assert "c" not in request.headers
    assert "a" in sent(client).headers


def test_the_idempotency_key_is_the_same_at_every_attempt() -> None:
    """Off by default; where it is given, all attempts carry it."""
    busy = Reply(500, headers={"retry-after-ms": "1"})
    transport = MemoryTransport([busy, busy, Reply(json={}), Reply(json={})])
    client = Client(api_key="k", transport=transport)
    client._request(CALL, JSON, body={}, idempotency_key="once")
    client._request(CALL, JSON, body={})
    assert [each.headers.get("idempotency-key") for each in transport.requests] == ["once"] * 3 + [None]


def test_timeouts() -> None:
    """600 s and 5 s to connect by default; per client and per call, as number, None or any object with the four."""

    class Other:
        connect, read, write, pool = 1, 2, 3, None

    client = Client(api_key="k", transport=answers(6))
    assert sent(client).timeout == Timeout(600, connect=5)
    assert sent(client, timeout=7).timeout == Timeout(7)
    assert sent(client, timeout=None).timeout == Timeout(None)
    assert sent(client, timeout=Other()).timeout == Timeout(connect=1, read=2, write=3, pool=None)
    assert sent(client.with_options(timeout=9)).timeout == Timeout(9)
    for bad in (0, -1, True, "5", float("nan")):
        with pytest.raises(UsageError, match="timeout"):
            sent(client, timeout=bad)


def test_a_cut_connection_after_a_refusal_is_tried_again() -> None:
    """The body of an answer that was refused before does not count as a beginning of the next one."""
    refused = Reply(status=429, json={"error": {"message": "busy"}})
    transport = MemoryTransport([refused, APIConnectionError("cut"), Reply(json={"ok": True})])
    assert Client(api_key="k", transport=transport)._request(CALL, JSON, body={}) == {"ok": True}
    assert len(transport.requests) == 3


def test_retries_of_client_and_call() -> None:
    """max_retries of the call wins, None is the client's; nonsense is refused."""
    for client_retries, call_retries, attempts in ((0, None, 1), (1, None, 2), (5, 0, 1), (0, 3, 4)):
        transport = MemoryTransport(lambda _: Reply(500))
        client = Client(api_key="k", transport=transport, max_retries=client_retries)
        with pytest.raises(Exception, match="500"):
            client._request(CALL, JSON, body={}, max_retries=call_retries)
        assert len(transport.requests) == attempts
    for bad in (-1, 1.5, "2", True):
        with pytest.raises(UsageError, match="max_retries"):
            Client(max_retries=bad)  # type: ignore[arg-type]


def test_copies_share_the_connections() -> None:
    """with_options changes what it names, keeps the rest, and uses the same transport."""
    client = Client(api_key="k", transport=answers(3), default_headers={"A": "1"}, default_query={"q": 1})
    copy = client.with_options(api_key="other", default_headers={"B": "2"}, default_query={"r": 2}, max_retries=7)
    assert type(copy) is Client
    assert copy._link is client._link
    request = sent(copy)
    assert request.headers["authorization"] == "Bearer other"
    assert (request.headers["a"], request.headers["b"]) == ("1", "2")
    assert request.url.endswith("?q=1&r=2")
    assert (copy.max_retries, client.max_retries) == (7, 2)
    request = sent(client)
    assert request.headers["authorization"] == "Bearer k"
    assert "b" not in request.headers
    with pytest.raises(UsageTypeError, match="nonsense"):
        client.with_options(nonsense=1)


def test_a_closed_client_stays_closed() -> None:
    """`with` closes the transport, of copies as well; another call is a mistake, and nothing is sent."""
    with Client(api_key="k", transport=answers(2)) as client:
        copy = client.with_options(timeout=5)
        sent(client)
    assert client._link.transport.closed
    for closed in (client, copy, client.with_options(max_retries=0), client.with_raw_response):
        assert closed.is_closed
        with pytest.raises(UsageError, match="was closed"):
            closed.get("/things")
    assert len(client._link.transport.requests) == 1
    client.close()
    Client(api_key="k").close()


# --- answers ---------------------------------------------------------------------------------------------------------


class Thing:
    def __init__(self, value: Any) -> None:
        self.value = value

    @classmethod
    def _decode(cls, value: Any) -> Any:
        return cls(value)


def test_decoders() -> None:
    """A class, a list of it, a map of it; what has another shape comes back as it is."""
    client = Client(api_key="k", transport=MemoryTransport([Reply(json=v) for v in (1, [1, 2], {"a": 1}, 5, "x")]))
    assert client._request(CALL, Thing, body={}).value == 1
    assert [each.value for each in client._request(CALL, list_of(Thing), body={})] == [1, 2]
    assert client._request(CALL, map_of(Thing), body={})["a"].value == 1
    assert client._request(CALL, list_of(Thing), body={}) == 5
    assert client._request(CALL, map_of(Thing), body={}) == "x"


@pytest.mark.parametrize("wanted", ["text", "srt", "vtt"])
def test_transcriptions_as_text(wanted: str) -> None:
    """Where the caller asked for text, text comes; JSON stays JSON."""
    operation = Operation(
        "POST",
        "/audio/transcriptions",
        name="t",
        body="multipart",
        files=("file",),
        text_formats=("text", "srt", "vtt"),
    )
    transport = MemoryTransport(
        [Reply(body="1\n00:00", headers={"Content-Type": "text/plain"}), Reply(json={"text": "a"})]
    )
    client = Client(api_key="k", transport=transport)
    body = {"file": b"x", "response_format": wanted}
    assert client._request(operation, Thing, body=body) == "1\n00:00"
    assert client._request(operation, Thing, body=body).value == {"text": "a"}


def test_text_where_nobody_asked_for_it() -> None:
    """An operation without text formats gives no text, whatever is in its body; a path that we do not know may be any."""
    reply = Reply(body="1\n00:00", headers={"Content-Type": "text/plain"})
    client = Client(api_key="k", transport=MemoryTransport([reply, reply]))
    with pytest.raises(DecodeError):
        client._request(CALL, Thing, body={"response_format": "srt"})
    assert client.post("/transcripts", body={"response_format": "srt"}) == "1\n00:00"


def test_own_json_parser() -> None:
    """json_loads reads whole answers too."""
    client = Client(api_key="k", transport=answers(), json_loads=lambda data: ("mine", bytes(data)))
    assert client._request(CALL, JSON, body={}) == ("mine", b'{"ok": true}')


def test_what_is_accepted() -> None:
    """The Accept header fits what the answer becomes."""
    transport = MemoryTransport(lambda _: Reply(json={}))
    client = Client(api_key="k", transport=transport)
    for decoder, wanted in ((JSON, "application/json"), (BINARY, "*/*"), (TEXT, "*/*"), (Thing, "application/json")):
        client._request(CALL, decoder, body={})
        assert transport.requests[-1].headers["accept"] == wanted


@pytest.mark.parametrize("error", [ValueError("v"), KeyError("k"), RecursionError()])
def test_parsers_and_decoders_that_fail(error: Exception) -> None:
    """Whatever json_loads or a decoder raises becomes a DecodeError, of whole answers and of events."""

    class Fails:
        @staticmethod
        def _decode(value: Any) -> Any:
            raise error

    def loads(data: Any) -> Any:
        raise error

    for options, decoder in (({}, Fails), ({"json_loads": loads}, JSON)):
        transport = MemoryTransport([Reply(json={}), Reply(sse=[{"a": 1}, "[DONE]"])])
        client = Client(api_key="k", transport=transport, **options)  # type: ignore[arg-type]
        with pytest.raises(DecodeError):
            client._request(CALL, decoder, body={})
        stream = client._stream(CALL, decoder, body={})
        with pytest.raises(DecodeError):
            next(stream)
        assert list(stream) == []


class Files(Resource):
    def content(self, file_id: str, *, extra: int = 0) -> Any:
        return self._client._request(Operation("GET", "/files/{file_id}", name="f"), BINARY, path=(file_id,))

    def text(self) -> str:
        text: str = self._client._request(Operation("GET", "/t", name="t"), TEXT)
        return text

    @property
    def inner(self) -> Files:
        return Files(self._client)


class AsyncFiles(AsyncResource):
    async def content(self, file_id: str) -> Any:
        return await self._client._request(Operation("GET", "/files/{file_id}", name="f"), BINARY, path=(file_id,))


def test_raw_and_streaming_methods_of_resources() -> None:
    """Both wrappers reach methods and the resources below; the plain ones stay plain."""
    transport = MemoryTransport(lambda _: Reply(body="abc", headers={"x-request-id": "r"}))
    files = Files(Client(api_key="k", transport=transport))
    assert files.content("a").content == b"abc"
    raw = files.with_raw_response.content("a")
    assert isinstance(raw, RawResponse)
    assert (raw.request_id, raw.parse().content) == ("r", b"abc")
    assert files.with_raw_response.inner.text().parse() == "abc"
    assert raw_response(files.text)().parse() == "abc"
    with files.with_streaming_response.inner.content("a") as response:
        assert list(response.iter_bytes(2)) == [b"ab", b"c"]
    with files.with_streaming_response.text() as response:
        assert "".join(response.iter_text()) == "abc"
    call = files.with_streaming_response.content("a")
    before = len(transport.requests)
    del call
    assert len(transport.requests) == before, "nothing is sent before `with` is entered"

    async def main() -> None:
        files = AsyncFiles(AsyncClient(api_key="k", transport=AsyncMemoryTransport(lambda _: Reply(body="abc"))))
        assert (await files.with_raw_response.content("a")).read() == b"abc"
        async with files.with_streaming_response.content("a") as response:
            assert await response.read() == b"abc"
            assert await response.text() == "abc"
        binary = await files.content("a")
        assert await binary.aread() == b"abc"

    asyncio.run(main())


def test_binary_answers_can_be_written(tmp_path: Any) -> None:
    """To a path, or to an open file."""
    files = Files(Client(api_key="k", transport=MemoryTransport(lambda _: Reply(chunks=[b"ab", b"c"]))))
    files.content("a").write_to_file(tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"abc"
    with open(tmp_path / "y", "wb") as out:
        files.content("a").stream_to_file(out)
    assert (tmp_path / "y").read_bytes() == b"abc"
    with files.with_streaming_response.content("a") as response:
        response.stream_to_file(tmp_path / "z")
    assert (tmp_path / "z").read_bytes() == b"abc"


def test_errors_of_foreign_transports() -> None:
    """A transport of the user's own may raise what Python raises; the client makes our errors of it."""

    class Broken:
        def send(self, request: Any, timeout: Any) -> Any:
            raise TimeoutError("too slow")

        def sleep(self, seconds: float) -> None: ...

        def close(self) -> None: ...

    with pytest.raises(APITimeoutError, match="too slow"):
        Client(api_key="k", transport=Broken())._request(CALL, JSON, body={})


def test_a_refused_key_is_not_shown() -> None:
    """A server that prints the key gets it masked in the error."""
    transport = MemoryTransport(lambda _: Reply(401, json={"error": {"message": "Incorrect API key: sk-hidden1"}}))
    with pytest.raises(AuthenticationError) as caught:
        Client(api_key="sk-hidden1", transport=transport)._request(CALL, JSON, body={})
    assert "sk-hidden1" not in str(caught.value)


def test_twins() -> None:
    """Client and AsyncClient have the same public methods with the same parameters."""

    def surface(kind: type[Any]) -> dict[str, list[str]]:
        found = inspect.getmembers(kind, callable)
        return {name: list(inspect.signature(each).parameters) for name, each in found if not name.startswith("_")}

    sync, asynchronous = surface(Client), surface(AsyncClient)
    asynchronous.pop("aclose")
    assert sync == asynchronous
