"""The package as a client: settings in it, resources in it, and no name that means two things."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from unittest import mock

import pytest

import wherry
from tests.generated.surface import PACKAGE, SURFACE
from wherry import UsageError
from wherry._runtime.client import module_client, official_advice
from wherry._runtime.client.settings import OpenAISettings, Settings

TOP = sorted({path.partition(".")[0] for path in SURFACE["resources"] if path} | {"webhooks"})
SETTINGS = (
    "api_key", "admin_api_key", "organization", "project", "base_url", "timeout", "max_retries", "default_headers",
    "default_query", "http_client", "webhook_secret", "api_type", "api_version", "azure_endpoint", "azure_ad_token",
    "azure_ad_token_provider",
)  # fmt: skip
HANDED_ON = ("delete", "list", "retrieve", "with_raw_response", "with_streaming_response")
OFFICIAL = """
    types __version__ __title__ NoneType Transport ProxiesTypes NotGiven NOT_GIVEN not_given Omit omit OpenAIError APIError
    APIStatusError APITimeoutError APIConnectionError APIResponseValidationError BadRequestError AuthenticationError
    OAuthError PermissionDeniedError NotFoundError ConflictError UnprocessableEntityError RateLimitError
    InternalServerError LengthFinishReasonError ContentFilterFinishReasonError InvalidWebhookSignatureError Timeout
    RequestOptions DataResidency Client AsyncClient Stream AsyncStream OpenAI AsyncOpenAI BedrockOpenAI
    AsyncBedrockOpenAI file_from_path BaseModel DEFAULT_TIMEOUT DEFAULT_MAX_RETRIES DEFAULT_CONNECTION_LIMITS
    DefaultHttpxClient DefaultAsyncHttpxClient DefaultAioHttpClient DefaultHttpx2Client DefaultAsyncHttpx2Client
    ReconnectingEvent ReconnectingOverrides WebSocketQueueFullError WebSocketConnectionClosedError ComputerToolset
    AsyncComputerToolset ComputerDriver AsyncComputerDriver
"""
"""What the official package offers by `import *`."""


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("OPENAI_API_TYPE", "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_API_VERSION"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_AD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    module_client._made.clear()
    yield
    module_client._made.clear()
    for name in SETTINGS:
        if name == "timeout":
            vars(wherry).pop(name, None)
        else:
            setattr(wherry, name, 2 if name == "max_retries" else None)


def own() -> Any:
    """Return the client that the package uses now."""
    return module_client._client_of(wherry)


class Recorder:
    """An HTTP client of httpx that answers everything and keeps the requests."""

    def __init__(self) -> None:
        self.httpx = pytest.importorskip("httpx")
        self.requests: list[Any] = []
        self.client = self.httpx.Client(transport=self.httpx.MockTransport(self._answer))

    def _answer(self, request: Any) -> Any:
        self.requests.append(request)
        body = {
            "object": "list",
            "data": [{"id": "m", "object": "model"}],
            "choices": [{"message": {"content": "ahoy"}}],
        }
        return self.httpx.Response(200, json=body)


def test_the_package_as_a_client() -> None:
    """Its settings are those of the calls; a change holds from the next call on, for what was kept as well."""
    wire = Recorder()
    wherry.http_client, wherry.api_key, wherry.base_url = wire.client, "sk-one", "https://api.test/v1/"
    wherry.default_headers = {"X-Own": "1"}
    done = wherry.chat.completions.create(model="m", messages=[])
    assert done.choices[0].message.content == "ahoy"
    kept = wherry.chat.completions
    wherry.api_key, wherry.timeout, wherry.default_headers = "sk-two", 3, {"X-Own": "2"}
    assert wherry.models.list().data[0].id == "m"
    kept.create(model="m", messages=[])
    told = [(each.url.path, each.headers["authorization"], each.headers["x-own"]) for each in wire.requests]
    assert told == [
        ("/v1/chat/completions", "Bearer sk-one", "1"),
        ("/v1/models", "Bearer sk-two", "2"),
        ("/v1/chat/completions", "Bearer sk-two", "2"),
    ]
    assert wire.requests[1].extensions["timeout"]["read"] == 3
    wherry.api_key, wherry.base_url = "sk-three", "https://other.test/v1"
    kept.with_raw_response.create(model="m", messages=[])
    kept.create(model="m", messages=[])
    told = [(each.url.host, each.headers["authorization"]) for each in wire.requests[3:]]
    assert told == [("other.test", "Bearer sk-three")] * 2
    wherry.default_headers["X-Own"] = "3"
    assert "x-own" in own().default_headers
    assert own().default_headers["x-own"] == "3"
    assert own() is own()


def test_another_http_client() -> None:
    """It is used from the next call on."""
    one, two = Recorder(), Recorder()
    wherry.api_key = "sk-x"
    for wire in (one, two):
        wherry.http_client = wire.client
        wherry.models.retrieve("m")
    assert (len(one.requests), len(two.requests)) == (1, 1)


def test_which_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was set, else what the credentials are for; both at once is an error that says what to set."""
    assert type(own()).__mro__[1] is wherry.Client
    wherry.azure_endpoint, wherry.api_key, wherry.api_version = "https://a.test", "k", "2024-10-21"
    assert type(own()).__mro__[1] is wherry.AzureOpenAI
    assert own().default_query == {"api-version": "2024-10-21"}
    monkeypatch.setenv("OPENAI_API_KEY", "sk-x")
    with pytest.raises(UsageError, match="api_type"):
        own()
    wherry.api_type = "openai"
    assert type(own()).__mro__[1] is wherry.Client
    monkeypatch.setenv("OPENAI_API_TYPE", "azure")
    wherry.api_type = None
    assert type(own()).__mro__[1] is wherry.AzureOpenAI
    wherry.api_type = "amazon-bedrock"  # type: ignore[assignment]
    with pytest.raises(UsageError, match="api_type must be"):
        own()


def test_a_missing_key_is_told_by_the_call() -> None:
    """Looking at a resource needs no key."""
    assert wherry.files.list.__name__ == "list"
    with pytest.raises(UsageError, match="OPENAI_API_KEY"):
        wherry.files.list()


def test_settings_that_nobody_made() -> None:
    """They read as None, or as the default of a client."""
    defaults = {"timeout": wherry.DEFAULT_TIMEOUT, "max_retries": wherry.DEFAULT_MAX_RETRIES}
    assert {name: getattr(wherry, name) for name in SETTINGS} == {**dict.fromkeys(SETTINGS), **defaults}


def test_every_resource_is_there_and_unseen() -> None:
    """By attribute and by import, and neither in dir() nor in __all__."""
    client = wherry.Client(api_key="k")
    for name in TOP:
        if name == "models":
            continue
        scope: dict[str, Any] = {}
        exec(f"from wherry import {name} as found", scope)
        assert scope["found"] is getattr(wherry, name)
        assert set(dir(scope["found"])) == set(dir(getattr(client, name)))
        assert name not in {*dir(wherry), *wherry.__all__}
    for name in HANDED_ON:
        assert getattr(wherry.models, name) is not None
        assert name not in {*dir(wherry.models), *wherry.models.__all__, *vars(wherry.models)}


def test_no_name_means_two_things() -> None:
    """A resource, a setting, a module and a public name are all called differently; so are options and resources."""
    modules = {module.name for module in pkgutil.iter_modules(wherry.__path__)}
    resources = {*TOP} - {"models"}
    settings = {*SETTINGS}
    public = {*wherry.__all__, *wherry._ON_WISH}
    assert not resources & (modules | settings | public)
    assert not settings & (modules | public)
    assert modules & public <= {*wherry._PACKAGES}
    assert not {*TOP} & ({*dir(OpenAISettings), *dir(Settings)} | {"copy", "is_closed"})
    assert wherry._RESOURCES.split() == [name for name in wherry._RESOURCES.split() if name in resources]
    assert {*wherry._RESOURCES.split()} == resources
    inside = {*wherry.models.__all__, *(module.name for module in pkgutil.iter_modules(wherry.models.__path__))}
    assert not {*HANDED_ON} & inside
    assert set(wherry.models._OF_RESOURCE) == {*HANDED_ON}


def test_in_a_fresh_interpreter() -> None:
    """Also after the modules of the package were imported, and without an HTTP library before the first call."""
    program = f"""
import sys; sys.path.insert(0, {str(PACKAGE.parent)!r})
import wherry
wherry.api_key = "sk-x"
import wherry.models, wherry.resources, wherry.params, wherry.transports, wherry.azure, wherry.client
from wherry import chat
assert wherry.chat is chat and wherry.models.list and wherry.models.ChatCompletion
assert chat.completions.create and wherry.timeout.read == 600
assert wherry.resources.__name__ == "wherry.resources"
assert "httpx" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_mocks() -> None:
    """A resource and a setting can be patched, and are as before afterwards."""
    with mock.patch("wherry.api_key", "sk-mock"):
        assert own().api_key == "sk-mock"
    assert wherry.api_key is None
    with mock.patch("wherry.chat") as chat:
        assert wherry.chat is chat
    assert wherry.chat.completions.create


@pytest.mark.parametrize("name", OFFICIAL.split())
def test_names_of_the_official_package(name: str) -> None:
    """Each is here, or says what to do instead."""
    if "Httpx2" in name:
        pytest.importorskip("httpx2")
    if name in official_advice.WITHOUT:
        with pytest.raises(AttributeError, match=f"'{name}': "):
            getattr(wherry, name)
        with pytest.raises(ImportError, match=f"'{name}': "):
            exec(f"from wherry import {name}")
    elif name not in ELSEWHERE:
        assert getattr(wherry, name) is not None


ELSEWHERE = {
    *("types", "NotGiven", "not_given", "Omit", "OAuthError", "LengthFinishReasonError"),
    *("ContentFilterFinishReasonError", "DefaultAioHttpClient"),
}


def test_names_that_are_misspelt() -> None:
    """Settings and resources are suggested as well as classes; an import says it, too, and modules are found as before."""
    for name, meant in (("base_ulr", "base_url"), ("max_retry", "max_retries"), ("respones", "responses")):
        with pytest.raises(AttributeError, match=f"did you mean {meant}"):
            getattr(wherry, name)
    with pytest.raises(ImportError, match="did you mean OpenAI"):
        exec("from wherry import OpenIA")
    exec("from wherry import _exceptions, async_client, client, lib, models, types")


def test_names_from_before_version_1() -> None:
    """They say what to write today."""
    for name, told in (("ChatCompletion", "client.chat.completions.create"), ("Embedding", "client.embeddings.create")):
        with pytest.raises(AttributeError, match=told):
            getattr(wherry, name)
        assert not hasattr(wherry, name)
    for path in official_advice._BEFORE_1.values():
        found: Any = wherry.Client(api_key="k")
        for part in path.split("."):
            found = getattr(found, part)
        assert callable(found)


def test_small_names(tmp_path: Any) -> None:
    """They are what their names say."""
    (tmp_path / "a.txt").write_bytes(b"ahoy")
    assert wherry.file_from_path(tmp_path / "a.txt") == ("a.txt", b"ahoy")
    assert wherry.__title__ == "wherry"
    assert wherry.__version__ == wherry.VERSION
    assert wherry.NoneType is type(None)
    assert wherry.APIResponse is wherry.StreamedResponse
    assert wherry.AsyncAPIResponse is wherry.AsyncStreamedResponse
    assert wherry.HttpxBinaryResponseContent is wherry.BinaryResponse
    assert importlib.import_module("wherry")._ON_WISH.keys().isdisjoint(wherry.__all__)


def test_other_paths() -> None:
    """Paths of the official package that programs import have the very names of the package."""
    azure = importlib.import_module("wherry.lib.azure")
    assert azure.AzureOpenAI is wherry.AzureOpenAI
    assert azure.AsyncAzureOpenAI is wherry.AsyncAzureOpenAI
    for path, some in (("_exceptions", "RateLimitError"),):
        module = importlib.import_module(f"wherry.{path}")
        assert some in module.__all__
        for name in module.__all__:
            assert getattr(module, name) is getattr(wherry, name)
        with pytest.raises(ImportError, match="nothing"):
            exec(f"from wherry.{path} import nothing")


def test_imports_say_why() -> None:
    """`from wherry import name` says what an attribute would; our own modules are still found."""
    for line, told in (
        ("from wherry import ComputerToolset", "in one of your own"),
        ("from wherry import ChatCompletion", "client.chat.completions.create"),
        ("from wherry import Opena", "did you mean OpenAI"),
        ("from wherry import organisation", "did you mean organization"),
    ):
        with pytest.raises(ImportError, match=told):
            exec(line)
    exec("from wherry import azure, lib, version, OpenAI, chat")
    assert wherry.__version__ == wherry.version.VERSION
