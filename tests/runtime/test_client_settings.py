"""The options of a client as attributes: read, set and copied; what is misspelt is refused."""

from __future__ import annotations

import asyncio
import json
import pickle
from typing import Any

import pytest

import wherry
from tests.runtime.test_client import ADMIN, CALL
from wherry import UsageError, UsageTypeError
from wherry._runtime.base.operation import Operation
from wherry._runtime.base.timeouts import Timeout
from wherry._runtime.client.base_url import BaseURL
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

KINDS = ("Client", "AsyncClient")
SECRET = "sk-hidden-0123456789"


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        *wherry.Client.environment.values(),
        *wherry.AzureOpenAI.environment.values(),
        "AZURE_OPENAI_ENDPOINT",
    ):
        monkeypatch.delenv(name, raising=False)


def client(kind: str = "Client", **options: Any) -> Any:
    transport: Any = (AsyncMemoryTransport if kind == "AsyncClient" else MemoryTransport)(lambda _: Reply(json={}))
    return getattr(wherry, kind)(**{"api_key": SECRET, "transport": transport, **options})


def sent(client: Any, operation: Operation = CALL, **values: Any) -> Any:
    """Call and return the request that was sent."""
    result = client._request(operation, wherry.JSON, **{"body": {} if operation is CALL else None, **values})
    if client._asynchronous:
        asyncio.run(result)
    return client._link.transport.requests[-1]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_set_holds_from_the_next_call_on(kind: str) -> None:
    """Each option that can be read can be set: the next request has it, and a copy made before does not."""
    ours = client(kind, organization="o", project="p", default_headers={"A": "1"}, default_query={"q": 1})
    sent(ours)
    before = ours.with_options()
    ours.api_key, ours.admin_api_key = "sk-other", "sk-admin"
    ours.organization, ours.project = "o2", "p2"
    ours.base_url, ours.timeout, ours.max_retries = "http://other.test/v2", 5, 7
    ours.default_headers, ours.default_query, ours.webhook_secret = {"B": "2"}, {"r": 2}, "whsec_x"
    request = sent(ours)
    assert request.url == "http://other.test/v2/things?r=2"
    assert request.headers["authorization"] == "Bearer sk-other"
    assert (request.headers["openai-organization"], request.headers["openai-project"]) == ("o2", "p2")
    assert (request.headers.get("a"), request.headers["b"], request.timeout) == (None, "2", Timeout(5))
    assert sent(ours, ADMIN).headers["authorization"] == "Bearer sk-admin"
    assert (ours.max_retries, ours.timeout, ours.webhook_secret.reveal()) == (7, 5, "whsec_x")
    request = sent(before)
    assert request.url == "https://api.openai.com/v1/things?q=1"
    assert request.headers["authorization"] == f"Bearer {SECRET}"
    assert (request.headers["a"], request.headers["openai-organization"]) == ("1", "o")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_set_is_checked(kind: str) -> None:
    """As by the constructor; what is refused changes nothing."""
    ours = client(kind)
    for name, value in (("api_key", " "), ("base_url", "ftp://x"), ("timeout", "soon"), ("max_retries", None)):
        with pytest.raises(UsageError, match=name):
            setattr(ours, name, value)
    assert ours.api_key == SECRET
    assert ours.base_url == "https://api.openai.com/v1"


def test_a_key_can_be_read_and_does_not_show() -> None:
    """It is text; its repr is ***, and so is that of the headers that hold it."""
    ours = client()
    assert isinstance(ours.api_key, str)
    assert ours.api_key == SECRET == f"{ours.api_key}" == json.loads(json.dumps(ours.api_key))
    assert ours.auth_headers == {"Authorization": f"Bearer {SECRET}"}
    assert type(pickle.loads(pickle.dumps(ours.api_key))) is str
    assert SECRET not in repr([ours, ours.api_key, ours.auth_headers, ours.default_headers, vars(ours)])
    assert client(api_key=lambda: SECRET).api_key == ""
    assert client(api_key=lambda: SECRET).auth_headers == {}
    assert client(api_key=None, admin_api_key="a").api_key == ""
    assert client().admin_api_key is None


def test_the_time_limit_is_what_was_given() -> None:
    """A number stays a number, None stays None, an object stays itself; the default is a Timeout."""
    own = Timeout(3)
    assert [client(timeout=each).timeout for each in (20.0, None, own)] == [20.0, None, own]
    assert client().timeout == Timeout(600, connect=5) == wherry.DEFAULT_TIMEOUT
    assert client(timeout=20.0).with_options(max_retries=1).timeout == 20.0
    assert sent(client(timeout=20.0)).timeout == Timeout(20)


def test_the_base_url() -> None:
    """Text with a slash at its end, and the attributes of a URL object; a client made of it sends to the same place."""
    url = client(base_url="http://User:pw@Host.test:8080/v1").base_url
    assert str(url) == "http://User:pw@Host.test:8080/v1/"
    assert (url.scheme, url.host, url.port, url.path) == ("http", "host.test", 8080, "/v1/")
    assert "pw" not in repr(url)
    assert client().base_url == "https://api.openai.com/v1" == client().base_url.rstrip("/")
    assert client().base_url == "https://api.openai.com/v1/"
    assert client().base_url != "https://api.openai.com/v2/"
    assert client().base_url.port is None
    assert client(base_url=url)._options.base_url == "http://User:pw@Host.test:8080/v1"
    assert isinstance(client()._base_url, BaseURL)
    with pytest.raises(AttributeError):
        url._nothing  # noqa: B018


def test_the_base_url_has_what_a_url_of_httpx_has() -> None:
    """Whatever else is asked of it, the HTTP library answers; its URLs are taken and compared."""
    httpx = pytest.importorskip("httpx")
    url = client(base_url=httpx.URL("https://api.test/v1")).base_url
    assert url == httpx.URL("https://api.test/v1/")
    assert httpx.URL("https://api.test/v1/") == url
    assert url.copy_with(path="/x") == "https://api.test/x"
    assert url.raw_path == b"/v1/"


@pytest.mark.parametrize("kind", KINDS)
def test_default_headers_can_be_read(kind: str) -> None:
    """They are what a JSON request has, without the key, whatever their case."""
    ours = client(kind, default_headers={"X-Own": "1", "User-Agent": "mine"}, organization="o")
    headers = ours.default_headers
    assert (headers["x-own"], headers["User-Agent"], headers["OpenAI-Organization"]) == ("1", "mine", "o")
    assert "authorization" not in headers
    again = client(kind, default_headers={**headers, "X-More": "2"})
    assert sent(again).headers["x-own"] == "1"
    ours.default_query["q"] = 1
    assert ours.default_query == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_misspelt_option_is_refused(kind: str) -> None:
    """It would change nothing, and nobody would see that; other attributes are the caller's own."""
    ours = client(kind)
    for name, meant in (("max_retires", "max_retries"), ("apikey", "api_key"), ("time_out", "timeout")):
        with pytest.raises(AttributeError, match=f"did you mean {meant}"):
            setattr(ours, name, 3)
    ours.tracer = ours._instrumented = "mine"
    assert (ours.tracer, ours._instrumented) == ("mine", "mine")


@pytest.mark.parametrize("kind", KINDS)
def test_an_attribute_that_is_elsewhere(kind: str) -> None:
    """The error says where it is, or how it is spelt; on a client and on a resource."""
    ours = client(kind)
    for ask, told in (
        (lambda: ours.agents, "it is client.beta.agents"),
        (lambda: ours.chta, "did you mean chat"),
        (lambda: ours.chat.create, "did you mean completions.create"),
        (lambda: ours.chat.completions.creat, "did you mean create"),
        (lambda: ours.with_raw_response.agents, "it is client.beta.agents"),
        (lambda: ours.beta.agents.sessions.stream, "did you mean events.stream"),
        (lambda: ours.with_raw_response.realtime.connect, "has no raw answer"),
        (lambda: ours.files.stream, "has no attribute 'stream'$"),
    ):
        with pytest.raises(AttributeError, match=told):
            ask()
    assert not hasattr(ours, "nothing_of_the_kind")
    assert not hasattr(ours, "__wrapped__")
    assert not hasattr(ours.chat, "_nothing")


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_inside_a_property_is_not_hidden(kind: str) -> None:
    """A subclass whose property fails says why, not that there is no such attribute."""

    class Own(getattr(wherry, kind)):  # type: ignore[misc]
        @property
        def region(self) -> str:
            return self._nowhere  # type: ignore[no-any-return]

    with pytest.raises(AttributeError, match="_nowhere"):
        Own(api_key="k").region  # noqa: B018


@pytest.mark.parametrize("kind", KINDS)
def test_private_parts_of_the_official_client(kind: str) -> None:
    """They are refused with what to use instead: setting them, or overriding them in a subclass, would change nothing."""
    ours = client(kind)
    for name, told in (("_client", "http_client="), ("_custom_headers", "default_headers")):
        with pytest.raises(AttributeError, match=told):
            setattr(ours, name, object())
        with pytest.raises(AttributeError, match=told):
            getattr(ours, name)
    for name in ("_prepare_request", "auth_headers", "default_headers"):
        with pytest.raises(TypeError, match=f"Own.{name} would never be called: use api_key=FUNCTION"):
            type("Own", (getattr(wherry, kind),), {name: lambda self: None})
    with pytest.raises(TypeError, match="_should_retry would never be called: use max_retries"):
        type("Own", (getattr(wherry, kind),), {"_should_retry": lambda self, response: False})
    assert type("Own", (getattr(wherry, kind),), {"answer": 42})(api_key="k").answer == 42


@pytest.mark.parametrize("kind", KINDS)
def test_copies(kind: str) -> None:
    """`copy` adds or replaces headers and query; None leaves a key as it is; an HTTP client of its own is its own."""
    ours = client(kind, default_headers={"A": "1"}, default_query={"q": 1})
    added = ours.copy(default_headers={"B": "2"}, default_query={"r": 2}, api_key=None, base_url=None)
    request = sent(added)
    assert (request.headers["a"], request.headers["b"]) == ("1", "2")
    assert request.url.endswith("?q=1&r=2")
    assert request.headers["authorization"] == f"Bearer {SECRET}"
    instead = ours.copy(set_default_headers={"B": "2"}, set_default_query={})
    assert (sent(instead).headers.get("a"), sent(instead).headers["b"]) == (None, "2")
    assert "?" not in sent(instead).url
    for name in ("default_headers", "default_query"):
        with pytest.raises(ValueError, match="not both"):
            ours.copy(**{name: {}, f"set_{name}": {}})
    with pytest.raises(TypeError, match="nonsense"):
        ours.copy(nonsense=1)
    assert type(ours.copy()) is type(ours)
    httpx = pytest.importorskip("httpx")
    own = getattr(httpx, kind)()
    assert ours.copy(http_client=own)._link is not ours._link
    assert ours.copy()._link is ours._link


@pytest.mark.parametrize("kind", KINDS)
def test_whether_a_client_is_closed(kind: str) -> None:
    """It may be read or called."""
    ours = client(kind)
    assert not ours.is_closed
    assert ours.is_closed() is False
    asyncio.run(ours.close()) if kind == "AsyncClient" else ours.close()
    assert ours.is_closed
    assert ours.is_closed() is True
    assert repr(ours.is_closed) == "True"


@pytest.mark.parametrize(
    ("option", "value"),
    [("provider", object()), ("workload_identity", {"token": SECRET}), ("_strict_response_validation", True)],
)
def test_options_that_cannot_be_followed(option: str, value: Any) -> None:
    """They are refused with a reason; what asks for nothing is accepted."""
    with pytest.raises(UsageError, match=f"{option}: ") as caught:
        wherry.Client(api_key=SECRET, **{option: value})
    assert SECRET not in str(caught.value)
    assert wherry.Client(api_key=SECRET, **{option: False if value is True else None}).api_key == SECRET
    assert wherry.Client(_enforce_credentials=False).api_key == ""
    with pytest.raises(UsageError, match="OPENAI_API_KEY"):
        client(api_key=None, _enforce_credentials=False).get("/things")


def test_data_residency(monkeypatch: pytest.MonkeyPatch) -> None:
    """A region is an address; it wins over the environment, and excludes another address."""
    monkeypatch.setenv("OPENAI_BASE_URL", "https://env.test")
    assert client(data_residency="eu").base_url == "https://eu.api.openai.com/v1"
    assert client(data_residency="global").base_url == "https://api.openai.com/v1"
    assert client(data_residency=None).base_url == "https://env.test"
    assert client().copy(data_residency="jp").base_url == "https://jp.api.openai.com/v1"
    with pytest.raises(ValueError, match="data_residency must be one of ae, au"):
        client(data_residency="mars")
    with pytest.raises(ValueError, match="not both"):
        client(data_residency="eu", base_url="https://a.test")


def test_headers_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line is a header; those of the constructor win; a line that is none is named by its number, not shown."""
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-A: 1\n\n X-B :2: 3\r\nC: env")
    for kind in KINDS:
        headers = sent(client(kind, default_headers={"c": "own"})).headers
        assert [headers[name] for name in ("x-a", "x-b", "c")] == ["1", "2: 3", "own"]
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", f"X-A: 1\n{SECRET}")
    with pytest.raises(UsageError, match="OPENAI_CUSTOM_HEADERS: line 2") as caught:
        client()
    assert SECRET not in str(caught.value)


def test_max_retries_that_is_no_number() -> None:
    """None and text are a TypeError, less than nothing a ValueError."""
    for bad in (None, "2", 1.5, True):
        with pytest.raises(UsageTypeError, match="max_retries"):
            client(max_retries=bad)
    with pytest.raises(ValueError, match="max_retries"):
        client(max_retries=-1)


def test_websocket_base_url() -> None:
    """It can be read and set; an address of another kind is refused."""
    ours = client(websocket_base_url="wss://sockets.test/v1/")
    assert ours.websocket_base_url == "wss://sockets.test/v1"
    ours.websocket_base_url = None
    assert ours.websocket_base_url is None
    with pytest.raises(UsageError, match="websocket_base_url"):
        ours.websocket_base_url = "ftp://x"


def test_options_of_azure() -> None:
    """A key, a token, an address and a version can be changed; what is sent follows."""
    azure = wherry.AzureOpenAI(
        api_key=SECRET,
        api_version="2024-10-21",
        azure_endpoint="https://a.test",
        transport=MemoryTransport(lambda _: Reply(json={})),
    )
    assert azure.api_key == SECRET
    assert azure.auth_headers == {"api-key": SECRET}
    azure.base_url, azure.api_key = "https://b.test/openai/deployments/d", "k2"
    azure.chat.completions.create(model="m", messages=[])
    request = azure._link.transport.requests[-1]
    assert request.url == "https://b.test/openai/deployments/d/chat/completions?api-version=2024-10-21"
    assert request.headers["api-key"] == "k2"
    token = azure.copy(azure_ad_token="t", api_version="2025-01-01")
    assert (token.api_key, token.auth_headers) == ("", {"Authorization": "Bearer t"})
    token.embeddings.create(model="m", input="x")
    request = azure._link.transport.requests[-1]
    assert request.url.endswith("/deployments/d/embeddings?api-version=2025-01-01")
    assert (request.headers["authorization"], request.headers.get("api-key")) == ("Bearer t", None)
    assert azure.copy(azure_ad_token_provider=lambda: "p").api_key == ""
    with pytest.raises(UsageError, match="make a new client"):
        azure.copy(api_version="v1")
    token.api_key = "k3"
    assert token.auth_headers == {"api-key": "k3"}
