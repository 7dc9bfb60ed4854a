"""Whose document it is, where its service is, and which version a package of it has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.api import Api
from pipeline.plan.brand import base_url, brand_of, is_own, release


@pytest.mark.parametrize(
    ("servers", "origin", "found"),
    [
        (("https://a.example/v1", "https://b.example"), "", "https://a.example/v1"),
        (("/v1", "https://b.example"), "", "https://b.example"),
        (("/v1",), "https://a.example/docs/openapi.json", "https://a.example/v1"),
        (("/v1",), "", ""),
        (("https://{tenant}.example/v1",), "", ""),
        (("https:///v1",), "", ""),
        (("ws://a.example",), "", ""),
        (("https://[tenant]/v1", "https://a.example:99999", "https://b.example"), "", "https://b.example"),
        (("https://[tenant]/v1",), "https://a.example/openapi.json", ""),
        ((), "", ""),
    ],
)
def test_addresses(servers: tuple[str, ...], origin: str, found: str) -> None:
    """The first whole address; a relative one stands on the URL that the document came from."""
    assert base_url(servers, origin) == found


@pytest.mark.parametrize(
    ("document", "own"),
    [
        ({"info": {"title": "OpenAI API"}, "servers": [{"url": "https://api.openai.com/v1"}]}, True),
        ({"info": {"title": "x"}, "servers": [{"url": "https://API.openai.com/v1/"}]}, True),
        ({"info": {"title": "OpenAI API"}}, True),
        ({"info": {"title": "OpenAI API"}, "servers": [{"url": "https://llm.example/v1"}]}, False),
        ({"info": {"title": "Pets"}, "servers": [{"url": "https://api.openai.com.example/v1"}]}, False),
        ({"info": {"title": "Azure OpenAI"}, "servers": [{"url": "https://{endpoint}/openai"}]}, False),
        ({"info": {"title": "Pets"}, "servers": [{"url": "https://[tenant].example"}]}, False),
        ({}, False),
    ],
)
def test_whose(document: dict[str, Any], own: bool) -> None:
    """OpenAI's own document is known by its server, or without servers by its title."""
    assert is_own(document) is own


@pytest.mark.parametrize(
    ("package", "error"),
    [("petlib", "PetlibError"), ("API", "APIClientError"), ("stream", "StreamClientError"), ("rate_limit", "RateLimitClientError")],
)  # fmt: skip
def test_error(package: str, error: str) -> None:
    """The error that all errors are has a name that none of them has."""
    brand = brand_of(Api("", "", (), {}, (), (), {}), package, "1")
    assert brand.error == error
    told = (Path(__file__).parents[2] / "templates" / "runtime" / "base" / "errors.py").read_text("utf-8")
    kinds = set(re.findall(r"^class (\w+Error)\b|^(\w+Error) = ", told, re.MULTILINE))
    names = {name for pair in kinds for name in pair if name} - {"WherryError"}
    assert all(
        brand_of(Api("", "", (), {}, (), (), {}), name.removesuffix("Error"), "1").error not in names for name in names
    )


@pytest.mark.parametrize(
    ("version", "found"),
    [("1.4.2", "1.4.2"), ("v2", "2"), ("2023-06-01", "2023.6.1"), ("2024-10-01-preview", "2024.10.1"), ("next", ""), ("", "")],
)  # fmt: skip
def test_versions(version: str, found: str) -> None:
    """What the document calls its version, as that of a package."""
    assert release(version) == found
