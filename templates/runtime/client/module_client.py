"""The client of the package itself: `wherry.api_key = ...; wherry.chat.completions.create(...)`.

One client is made at the first call and kept; before each use the settings in the package are looked at again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any

from ..base.errors import UsageError
from ..base.lazy_package import is_module
from ..base.secrets import Secret, Veil
from ..base.timeouts import DEFAULT_TIMEOUT

__all__ = ("ModuleResource", "attribute")

_OPTIONS = (
    "api_key",
    "admin_api_key",
    "organization",
    "project",
    "webhook_secret",
    "base_url",
    "timeout",
    "max_retries",
    "limits",
    "default_headers",
    "default_query",
)
_AZURE = ("api_version", "azure_endpoint", "azure_ad_token", "azure_ad_token_provider")
_SETTINGS = (*_OPTIONS, *_AZURE, "api_type", "http_client")
_NOT_AZURE = ("admin_api_key",)
_SECRET = ("api_key", "admin_api_key", "webhook_secret", "azure_ad_token")


def attribute(package: Any, name: str) -> Any:
    """Return a resource of the client of `package`, or the default of a setting.

    Raises AttributeError for any other name, and ImportError if a program imports it.
    """
    if name in package._RESOURCES.split():
        return vars(package).setdefault(name, ModuleResource(package.__name__, name))
    if name == "timeout":
        return DEFAULT_TIMEOUT
    message = f"module {package.__name__!r} has no attribute {name!r}"
    if not name.startswith("__"):
        from .official_advice import missing_in_package

        message = missing_in_package(
            package.__name__, name, (*package.__all__, *package._RESOURCES.split(), *_SETTINGS)
        )
        # `from package import name` asks here first, and would say nothing of the reason.
        if sys._getframe(2).f_code.co_name == "_handle_fromlist" and not is_module(package.__name__, name):
            raise ImportError(message, name=package.__name__)
    raise AttributeError(message, name=name)


class ModuleResource:
    """A resource of the package's client, `wherry.chat` for example. The client is made when an attribute is used."""

    __slots__ = ("_name", "_package")

    def __init__(self, package: str, name: str) -> None:
        object.__setattr__(self, "_package", package)
        object.__setattr__(self, "_name", name)

    def __getattr__(self, name: str) -> Any:
        return getattr(_resource(self), name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(_resource(self), name, value)

    def __delattr__(self, name: str) -> None:
        delattr(_resource(self), name)

    def __dir__(self) -> list[str]:
        return dir(_resource(self))

    def __repr__(self) -> str:
        return f"<{self._package}.{self._name}>"


def _resource(proxy: ModuleResource) -> Any:
    return getattr(_client_of(sys.modules[proxy._package]), proxy._name)


class _Made:
    """The client of a package, and the settings that it was made with."""

    __slots__ = ("client", "http_client", "settings")

    def __init__(self, client: Any, settings: Veil[Any], http_client: Any) -> None:
        self.client = client
        self.settings = settings
        self.http_client = http_client


_made: dict[str, _Made] = {}


def _client_of(package: Any) -> Any:
    """Return the client of `package`, with the settings that are in it now."""
    given = vars(package)
    is_azure = _api_type(given) == "azure"
    settings = Veil({name: _kept(name, given) for name in (*_OPTIONS, *(_AZURE if is_azure else ()))})
    settings = Veil({name: value for name, value in settings.items() if value is not None or name == "timeout"})
    if "timeout" not in given:
        del settings["timeout"]
    if is_azure:
        for name in _NOT_AZURE:
            settings.pop(name, None)
    http_client = given.get("http_client")
    made = _made.get(package.__name__)
    kind = _kind(package, "AzureOpenAI" if is_azure else "Client")
    if made is not None and type(made.client) is kind:
        if made.settings == settings and made.http_client is http_client:
            return made.client
        fresh = kind(**settings, http_client=http_client, _enforce_credentials=False)
        if made.http_client is http_client and not made.client.is_closed:
            fresh._link = made.client._link
        made.client._adopt(fresh)
        made.settings, made.http_client = settings, http_client
        return made.client
    client = kind(**settings, http_client=http_client, _enforce_credentials=False)
    _made[package.__name__] = _Made(client, settings, http_client)
    return client


@cache
def _kind(package: Any, name: str) -> Any:
    """Return a subclass of the client that reads the package's settings before each call."""
    cls = getattr(package, name)

    def _begin(self: Any, *values: Any) -> Any:
        current = _client_of(package)
        if type(self) is type(current):
            self._adopt(current)
        return cls._begin(self, *values)

    return type(name, (cls,), {"_begin": _begin, "__module__": cls.__module__})


def _kept(name: str, given: Mapping[str, Any]) -> Any:
    """Return a setting so that a later change of it can be told: keys hidden, mappings copied."""
    value = given.get(name)
    if name in _SECRET:
        return Secret.of(value)
    return Veil(value) if isinstance(value, Mapping) else value


def _api_type(given: Mapping[str, Any]) -> str:
    """Return "azure" or "openai": what was set, else what the credentials are for. UsageError if they are for both."""
    told = given.get("api_type") or os.environ.get("OPENAI_API_TYPE")
    if told is not None:
        if told not in ("azure", "openai", "open_ai"):
            raise UsageError(f'api_type must be "openai" or "azure", not {told!r}')
        return "azure" if told == "azure" else "openai"
    found = ("azure_endpoint", "azure_ad_token", "azure_ad_token_provider")
    names = ("AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_AD_TOKEN")
    if not any(given.get(name) for name in found) and not any(os.environ.get(name) for name in names):
        return "openai"
    if os.environ.get("OPENAI_API_KEY"):
        raise UsageError(
            "there are credentials for OpenAI and for Azure: set api_type (or OPENAI_API_TYPE) to openai or azure, or make "
            "a client of your own"
        )
    return "azure"
