"""The pages of what is neither a method nor a model: clients and their options, errors, streams, pages, and other objects."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Any

import wherry
import wherry.bulk
import wherry.transports
from docsite import facts

MODULES: tuple[tuple[str, ModuleType], ...] = (
    ("wherry", wherry),
    ("wherry.bulk", wherry.bulk),
    ("wherry.transports", wherry.transports),
)
CLIENTS = ("Client", "AsyncClient", "AzureOpenAI", "AsyncAzureOpenAI")
COMMON = {
    "extra_headers": "Mapping[str, str | None]",
    "extra_query": "Mapping[str, object]",
    "extra_body": "object",
    "timeout": "float | Timeout | None",
    "max_retries": "int",
    "idempotency_key": "str",
    "strict": "bool",
    "retry_before_first_event": "bool",
    "resume": "bool",
}
"""The types of what all methods share; the docstring of `wherry.resources` says what they are for."""
VARIABLES = {
    "OPENAI_API_KEY": "The key. `Client(api_key=…)` goes first.",
    "OPENAI_ADMIN_KEY": "The key of operations that administer an organization.",
    "OPENAI_BASE_URL": "The address of the API, or of any compatible server.",
    "OPENAI_ORG_ID": "The organization, sent with every request.",
    "OPENAI_PROJECT_ID": "The project, sent with every request.",
    "OPENAI_WEBHOOK_SECRET": "The secret that `client.webhooks` checks signatures with.",
    "OPENAI_CUSTOM_HEADERS": "Headers of every request, a `Name: value` on each line.",
    "OPENAI_LOG": "`debug` or `info` turns logging on.",
    "AZURE_OPENAI_API_KEY": "The key of `AzureOpenAI`.",
    "AZURE_OPENAI_AD_TOKEN": "A token of Microsoft Entra instead of the key.",
    "AZURE_OPENAI_ENDPOINT": "The address of the Azure resource.",
    "OPENAI_API_VERSION": "Azure's version of the API.",
    "SSL_CERT_FILE": "A file of certificates to trust.",
    "SSL_CERT_DIR": "A folder of certificates to trust.",
    "HTTPS_PROXY": "The proxy of calls over TLS. `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` count as well.",
}


STATUS_OF = {
    "BadRequestError": 400,
    "AuthenticationError": 401,
    "PermissionDeniedError": 403,
    "NotFoundError": 404,
    "ConflictError": 409,
    "UnprocessableEntityError": 422,
    "RateLimitError": 429,
    "InternalServerError": 500,
}
"""The class of an error with a status."""


@cache
def classes() -> dict[str, tuple[str, type]]:
    """Public name -> its module and class; those of `wherry` go first.

    An exception that is no WherryError is left out: transports tell the client something by it, and no call raises it.
    """
    found: dict[str, tuple[str, type]] = {}
    for where, module in MODULES:
        for name in dir(module):
            value = getattr(module, name)
            if not isinstance(value, type) or name.startswith("_") or not (value.__module__ or "").startswith("wherry"):
                continue
            if not is_error(value) or issubclass(value, wherry.WherryError):
                found.setdefault(name, (where, value))
    return found


def is_error(value: type) -> bool:
    """Whether it can be raised."""
    return issubclass(value, BaseException)


def place(name: str) -> str:
    """Return where a public class is explained, seen from reference/; "" if nowhere."""
    if name in CLIENTS:
        return f"client.html#{name}"
    if name in classes():
        return f"{'errors' if is_error(classes()[name][1]) else 'objects'}.html#{name}"
    return ""


def pages() -> dict[str, str]:
    """Return path below reference/ -> Markdown."""
    return {
        "client.md": client(),
        "common.md": common(),
        "errors.md": errors(),
        "objects.md": others(),
        "environment.md": environment(),
    }


def rows(listed: dict[str, str], prefix: str, head: str = "Option") -> list[str]:
    """Return a table of names and sentences; each name is an anchor."""
    from docsite import markup

    lines = [f'<table class="arguments"><thead><tr><th>{head}</th><th>Meaning</th></tr></thead><tbody>']
    lines += [
        f'<tr id="{prefix}{name}"><td><code>{name}</code></td><td>{markup.text(said)}</td></tr>'
        for name, said in listed.items()
    ]
    return [*lines, "</tbody></table>", ""]


def client() -> str:
    """The page of the clients."""
    lines = [
        "# Clients and their options",
        "",
        "Four classes with the same methods. Make one, keep it, and share it; making one opens no connection.",
        "",
    ]
    for name in CLIENTS:
        value = classes()[name][1]
        said = facts.docstring(inspect.getdoc(value) or "")
        lines += [f"## {name} {{ #{name} }}", "", *[part for line in said.prose for part in (line, "")]]
        if said.arguments:
            lines += rows(said.arguments, f"{name}.")
    return "\n".join(lines)


def common() -> str:
    """The page of what all methods share."""
    from docsite import markup

    said = facts.docstring(inspect.getdoc(wherry.resources) or "").arguments
    lines = [
        "# Of every method",
        "",
        "## Arguments { #arguments }",
        "",
        "Every method that calls the API takes these by keyword, besides its own.",
        "",
    ]
    lines += ['<table class="arguments"><thead><tr><th>Argument</th><th>Type and meaning</th></tr></thead><tbody>']
    lines += [
        f'<tr id="arguments.{name}"><td><code>{name}</code></td><td>{markup.linked(kind, "")}<br>{markup.text(said[name])}</td></tr>'
        for name, kind in COMMON.items()
    ]
    lines += ["</tbody></table>", "", "## Raises { #raises }", ""]
    lines += [
        "- [`APIStatusError`](errors.md#APIStatusError) and its kinds, if the server refuses;",
        "- [`APIConnectionError`](errors.md#APIConnectionError) if no answer comes, and [`APITimeoutError`](errors.md#APITimeoutError) if it comes too late;",
        "- [`DecodeError`](errors.md#DecodeError) if the answer cannot be read;",
        "- [`UsageError`](errors.md#UsageError), or a TypeError, if there is a mistake in the call; then nothing was sent.",
        "",
        "All but the TypeError are a [`WherryError`](errors.md#WherryError). [Errors and retries](../errors-and-retries.md) says what is tried again.",
        "",
        "## Raw and streamed answers { #raw }",
        "",
        "`client.models.with_raw_response.list()` returns status, headers and the answer; `with_streaming_response` reads the answer in pieces.",
        "",
    ]
    return "\n".join(lines)


def errors() -> str:
    """The page of all errors, each below the one that it is a kind of."""
    listed = list(tree(wherry.WherryError))
    lines = [
        "# Errors",
        "",
        "What can be raised, and what it is a kind of. [Errors and retries](../errors-and-retries.md) shows them in use.",
        "",
        "## All errors { #tree }",
        "",
        '<ul class="tree">',
        *(
            f'<li style="margin-left: {1.5 * depth}em"><a href="#{value.__name__}"><code>{value.__name__}</code></a></li>'
            for depth, value in listed
        ),
        "</ul>",
        "",
        "| status | class |",
        "|---|---|",
        *(f"| {status} | [`{kind.__name__}`](#{kind.__name__}) |" for status, kind in statuses()),
        "| any other | [`APIStatusError`](#APIStatusError) |",
        "",
    ]
    for _, value in listed:
        lines += entry(value.__name__, value)
    for name in sorted(name for name, (_, value) in classes().items() if is_error(value) and name != value.__name__):
        lines += entry(name, classes()[name][1])
    return "\n".join(lines)


def tree(value: type, depth: int = 0) -> Iterator[tuple[int, type]]:
    """Yield the public errors from `value` down, each with its depth, a kind below its first base.

    Those that have kinds of their own come first, then the alphabet decides. What none of them is a kind of is not public.
    """
    yield depth, value
    kinds = [
        each
        for each in {found for name, (_, found) in classes().items() if is_error(found)}
        if each is not value and first_base(each) is value
    ]
    for each in sorted(
        kinds, key=lambda kind: (STATUS_OF.get(kind.__name__, 0), not kind.__subclasses__(), kind.__name__)
    ):
        yield from tree(each, depth + 1)


def first_base(value: type) -> type | None:
    """Return the class that an error is shown below: its nearest public base; None if it has none."""
    return next((base for base in value.__mro__[1:] if base.__name__ in classes() and is_error(base)), None)


def statuses() -> Iterator[tuple[str, type]]:
    """Yield the statuses that have a class, in words."""
    for status, name in sorted((status, name) for name, status in STATUS_OF.items()):
        yield f"{status} and above" if status == 500 else str(status), classes()[name][1]


def others() -> str:
    """The page of streams, pages and all other public classes."""
    lines = ["# Streams, pages and other objects", "", "What methods return and options take, besides the models.", ""]
    for name, (_, value) in sorted(classes().items()):
        if name not in CLIENTS and not is_error(value):
            lines += entry(name, value)
    return "\n".join(lines)


def entry(name: str, value: type) -> list[str]:
    """Return the section of one class: its sentences, what it is a kind of, and its public methods."""
    from docsite import markup

    said = facts.docstring(inspect.getdoc(value) or "")
    where = classes()[name][0]
    lines = [f"## {name} {{ #{name} }}", "", f"`from {where} import {name}`", ""]
    if value.__name__ != name and value.__name__ in classes():
        return [*lines, f"The same as {markup.linked(value.__name__, '')}.", ""]
    kinds = [base.__name__ for base in value.__bases__ if base.__name__ in classes()]
    if not kinds and is_error(value) and (above := first_base(value)):
        kinds = [above.__name__]
    if kinds:
        lines += ["A kind of " + ", ".join(markup.linked(kind, "") for kind in kinds) + ".", ""]
    lines += [part for paragraph in said.prose for part in (markup.text(paragraph), "")]
    if said.arguments:
        lines += rows(said.arguments, f"{name}.", "Argument")
    inherited = [facts.docstring(inspect.getdoc(base) or "").attributes for base in value.__bases__]
    known = set().union(
        *(each for base, each in zip(value.__bases__, inherited, strict=True) if base.__name__ in classes())
    )
    if members := {each: said for each, said in said.attributes.items() if each not in known} | dict(
        methods(name, value)
    ):
        lines += rows(members, f"{name}.", "Member")
    return lines


def methods(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the public methods and properties that a class defines, each with its first sentence."""
    for member, defined in vars(value).items():
        if member.startswith("_") or not (
            callable(defined) or isinstance(defined, property | classmethod | staticmethod)
        ):
            continue
        said = facts.docstring(inspect.getdoc(defined) or "").prose
        if said:
            yield member, said[0]


def environment() -> str:
    """The page of the environment variables."""
    lines = [
        "# Environment variables",
        "",
        "What is read when a client is made. An argument goes before its variable.",
        "",
    ]
    return "\n".join([*lines, *rows(VARIABLES, "", "Variable")])
