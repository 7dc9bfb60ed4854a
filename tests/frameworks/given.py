"""Given: what a step starts from: clients of the kind that is tried, and the address of the server."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

__all__ = ("AZURE_VERSION", "CITY", "CLIENTS", "IMAGE", "KEY", "MODEL", "STEP_HEADER", "Given")

CLIENTS: dict[str, tuple[str, dict[str, Any]]] = {
    "openai": ("openai", {}),
    "wherry": ("wherry", {}),
    "compat": ("wherry.compat.openai", {}),
    "real": ("wherry.compat.openai", {"real_classes": True}),
}
"""Kind of client -> the module that it comes from, and its options."""

KEY = "sk-test"
MODEL = "gpt-4o-mini"
CITY = "What is the weather in Oslo?"
AZURE_VERSION = "2024-10-21"
IMAGE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""One pixel, a PNG in base64."""

STEP_HEADER = "x-step"
"""Says which step a request belongs to."""


@dataclass(frozen=True)
class Given:
    """`kind` is one of `CLIENTS`; `step` names the requests in the log of the server."""

    kind: str
    url: str
    step: str = ""

    def client(self, **options: Any) -> Any:
        """Return a client that blocks. `fault` makes all its calls fail like this; other options are the client's."""
        return self._make("OpenAI", {"base_url": self.url}, options)

    def async_client(self, **options: Any) -> Any:
        """Return a client to be awaited."""
        return self._make("AsyncOpenAI", {"base_url": self.url}, options)

    def azure(self, **options: Any) -> Any:
        """Return a client of Azure that blocks."""
        return self._make("AzureOpenAI", self._on_azure(), options)

    def async_azure(self, **options: Any) -> Any:
        """Return a client of Azure to be awaited."""
        return self._make("AsyncAzureOpenAI", self._on_azure(), options)

    @property
    def origin(self) -> str:
        """The address of the server without a path, as clients of Azure take it."""
        address = urlsplit(self.url)
        return f"{address.scheme}://{address.netloc}"

    def _on_azure(self) -> dict[str, Any]:
        return {"azure_endpoint": self.origin, "api_version": AZURE_VERSION}

    def _make(self, name: str, place: dict[str, Any], options: dict[str, Any]) -> Any:
        module, always = CLIENTS[self.kind]
        headers = {STEP_HEADER: f"{self.kind} {self.step}"}
        if fault := options.pop("fault", ""):
            headers["x-fault"] = fault
        settings = {"api_key": KEY, "max_retries": 0, "default_headers": headers, **place, **always, **options}
        return getattr(import_module(module), name)(**settings)
