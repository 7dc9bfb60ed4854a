"""What options mean that argparse does not read: texts from files, `NAME=VALUE`, prices, how many rows, which client."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from ...base.errors import UsageError
from ...limits.limits import Limits

__all__ = ("client_of", "fields_of", "limits_of", "prices_of", "sample_of", "schema_of", "text_of")


def text_of(value: str | None) -> str | None:
    """Return the text of an option; `@FILE` is what is in that file."""
    return _read(value[1:]) if value is not None and value.startswith("@") else value


def schema_of(path: str | None) -> dict[str, Any] | None:
    """Return the JSON Schema in a file.

    Raises:
        UsageError: It is not JSON, or a schema that the service does not take.
    """
    if path is None:
        return None
    from ...typed.parser import parser_of
    from ...typed.profiles import OPEN

    try:
        schema = json.loads(_read(path))
    except ValueError as error:
        raise UsageError(f"{path}: this is not JSON: {error}") from None
    if not isinstance(schema, dict):
        raise UsageError(f'{path}: a JSON Schema is an object, as {{"type": "object", "properties": ...}}')
    try:
        parser_of(schema, strict=True, profile="openai")
    except UsageError as error:  # in the words of a file, not of a program
        told = "; ".join(str(error).replace(f", or {OPEN}", "").splitlines()).replace("answer: ", "")
        raise UsageError(f"{path}: change this schema: {told}") from None
    return schema


def fields_of(settings: Sequence[str]) -> dict[str, Any]:
    """Return the fields of `--set NAME=VALUE`. A value that is not JSON is text.

    Raises:
        UsageError: One has no name, or no `=`.
    """
    fields = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals or not name.isidentifier():
            raise UsageError(f"--set {setting}: write NAME=VALUE, as in --set temperature=0.2")
        try:
            fields[name] = json.loads(value)
        except ValueError:
            if value[:1] in ("{", "[", '"'):
                raise UsageError(f"--set {name}: this is not JSON: {value}") from None
            fields[name] = value
    return fields


def prices_of(prices: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Return the USD for a million tokens in and out, by model: `--price gpt-4o-mini=0.15,0.60`.

    Raises:
        UsageError: One is written otherwise.
    """
    found = {}
    for price in prices:
        model, _, numbers = price.rpartition("=")
        try:
            of_input, of_output = map(float, numbers.split(","))
        except ValueError:
            raise _misspelt(price) from None
        if not model:
            raise _misspelt(price)
        found[model] = (of_input, of_output)
    return found


def _misspelt(price: str) -> UsageError:
    return UsageError(f"--price {price}: write MODEL=IN,OUT in USD for a million tokens, as in gpt-4o-mini=0.15,0.60")


def sample_of(value: str | None) -> float | None:
    """Return a number of rows (100), or a share of them (0.01).

    Raises:
        UsageError: It is neither.
    """
    if value is None:
        return None
    try:
        return int(value) if value.isdecimal() else float(value)
    except ValueError:
        raise UsageError(f"--sample {value}: write a number of rows (100), or a share of them (0.01)") from None


def client_of(given: Namespace, package: ModuleType) -> Any:
    """Return the client of the service that is asked.

    Raises:
        UsageError: There is no key, or two addresses.
    """
    options: dict[str, Any] = {}
    if given.azure and given.base_url:
        raise UsageError("--azure takes its address from AZURE_OPENAI_ENDPOINT; leave out --base-url")
    if given.base_url:
        # Other servers have fields of their own.
        options = {"base_url": given.base_url, "unknown_parameters": "send"}
    if given.dry_run:
        options["api_key"] = "none"  # nothing is sent
    elif not (given.azure or os.environ.get("OPENAI_API_KEY")):
        raise UsageError(
            "there is no key: set the environment variable OPENAI_API_KEY; any text, if the server needs none"
        )
    client: Any = package.AsyncAzureOpenAI if given.azure else package.AsyncClient
    return client(**options)


def limits_of(given: Namespace) -> Limits | str:
    """Return the limits that the run keeps to: those of the options, or what the service tells."""
    if given.requests_per_minute is None and given.tokens_per_minute is None:
        return "headers"
    return Limits(requests_per_minute=given.requests_per_minute, tokens_per_minute=given.tokens_per_minute)


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()

# Copied from templates/runtime/command/bulk/settings.py: edit it there.
