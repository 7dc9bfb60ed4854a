"""Given: what a step starts from: clients of the package that is tried, and the address of the server."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

__all__ = ("CITY", "KEY", "MODEL", "Given")

KEY = "sk-test"
MODEL = "gpt-4o-mini"
CITY = "What is the weather in Oslo?"


@dataclass(frozen=True)
class Given:
    """`package` is what the clients come from: `openai`, or a module that has the same names."""

    package: str
    url: str

    def client(self, **options: Any) -> Any:
        """Return a client that blocks."""
        return import_module(self.package).OpenAI(api_key=KEY, base_url=self.url, **{"max_retries": 0, **options})

    def async_client(self, **options: Any) -> Any:
        """Return a client to be awaited."""
        return import_module(self.package).AsyncOpenAI(api_key=KEY, base_url=self.url, **{"max_retries": 0, **options})

    def failing(self, fault: str) -> dict[str, Any]:
        """Return the options of a client whose calls all fail like this."""
        return {"default_headers": {"x-fault": fault}}
