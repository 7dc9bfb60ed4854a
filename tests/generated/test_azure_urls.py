"""Every operation on Azure: the URL is the one of OpenAI behind another base, with the deployment where Azure has it."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest

import wherry
from tests.generated.arguments import arguments
from tests.generated.calling import KEYS, KINDS, finished
from tests.generated.surface import METHODS, Method
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Sent

HOST = "https://me.openai.azure.test"
BASE = "https://api.test/v1"
DATED = "2024-10-21"
WITH_DEPLOYMENT = {
    "/audio/speech", "/audio/transcriptions", "/audio/translations", "/chat/completions", "/completions", "/embeddings",
    "/images/edits", "/images/generations",
}  # fmt: skip
MODES: list[tuple[dict[str, str], str, str, str]] = [
    ({"azure_endpoint": f"{HOST}/openai/v1/"}, f"{HOST}/openai/v1", "", ""),
    ({"azure_endpoint": HOST, "api_version": DATED, "azure_deployment": "d"}, f"{HOST}/openai", "/deployments/d", DATED),
    ({"base_url": f"{HOST}/openai/deployments/d/", "api_version": DATED}, f"{HOST}/openai", "/deployments/d", DATED),
    ({"base_url": f"{HOST}/openai/deployments/d"}, f"{HOST}/openai", "/deployments/d", ""),
]  # fmt: skip


class Reached(Exception):
    """The request was sent; what would be answered does not matter."""


def target(made: Any, method: Method, kind: str, **options: Any) -> str:
    """Where a call goes."""
    seen: list[Sent] = []

    def answer(sent: Sent) -> Any:
        seen.append(sent)
        raise Reached

    transport = MemoryTransport(answer) if kind == "sync" else AsyncMemoryTransport(answer)
    client = made(**{**KEYS, **options}, transport=transport)
    with contextlib.suppress(Reached):
        result = method.on(client)(**arguments(method, method.media[0], full=False))
        if kind == "async":
            finished(result)
    (sent,) = seen
    return sent.url


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("options", "base", "deployment", "version"), MODES)
def test_every_url(kind: str, options: dict[str, str], base: str, deployment: str, version: str) -> None:
    """In every mode, from every spelling; nothing is doubled, nothing is left out."""
    plain: Any = wherry.OpenAI if kind == "sync" else wherry.AsyncOpenAI
    azure: Any = wherry.AzureOpenAI if kind == "sync" else wherry.AsyncAzureOpenAI
    met = set[str]()
    for method in METHODS:
        path, _, query = target(plain, method, kind, base_url=BASE).removeprefix(BASE).partition("?")
        pairs = [*([f"api-version={version}"] if version else []), *(query.split("&") if query else [])]
        prefix = deployment if path in WITH_DEPLOYMENT else ""
        reached, _, asked = target(azure, method, kind, **options).partition("?")
        assert reached == f"{base}{prefix}{path}"
        assert sorted(filter(None, asked.split("&"))) == sorted(pairs)
        met.add(path)
    assert met >= WITH_DEPLOYMENT
