"""What a method does besides its request, as rows of its table: how it is tried again, how long it may take, what is related.

The rows follow from the manifest: the verb, the kind of body, pages, streams, polls. method_facts.toml adds the pages that treat it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from docsite import facts, markup
from docsite.facts import Method

FILE = Path(__file__).with_name("method_facts.toml")
GENERAL = frozenset(
    ["APIConnectionError", "APIError", "APIStatusError", "APITimeoutError", "DecodeError", "UsageError", "WherryError"]
)
"""Errors that any method may raise; one page explains them."""
OFTEN = 20
"""What so many docstrings say of one of these errors is nothing particular."""
SIBLINGS = 8
"""So many other methods of a resource are named; the page begins with all of them."""
UP = "../"


@cache
def table() -> dict[str, dict[str, Any]]:
    """The hand-written facts."""
    return tomllib.loads(FILE.read_text("utf-8"))


def rows(method: Method) -> list[tuple[str, str]]:
    """Return head and HTML of each row."""
    found = [
        ("Errors", errors(method)),
        ("Tried again", tried_again(method)),
        ("Idempotency key", idempotency(method)),
        ("Time limit", time_limit(method)),
        ("Pages", pages(method)),
        ("In bulk", in_bulk(method)),
        ("Since", since(method)),
        ("Instead", instead(method)),
        ("Command", command(method)),
        ("See also", see_also(method)),
    ]
    return [(head, said) for head, said in found if said]


def link(address: str, text: str) -> str:
    """Return a link to a page of the site, seen from a page of methods; `.md` becomes `.html`."""
    return f'<a href="{UP}{UP}{address.replace(".md", ".html")}">{text}</a>'


def sends(method: Method) -> bool:
    """Whether it makes requests, by itself or through the methods that it is made of."""
    return "verb" in method.entry or "pointer" in method.entry


def is_connection(method: Method) -> bool:
    """Whether it opens a WebSocket connection."""
    return str(method.entry.get("source", "")).endswith("[connections]")


def is_poll(method: Method) -> bool:
    """Whether it waits until something is done."""
    return any(parameter["name"] == "poll_interval_ms" for parameter in method.entry["parameters"])


def streams(method: Method) -> bool:
    """Whether its answer may come as events."""
    return "stream" in method.entry or "Stream" in str(method.entry.get("returns"))


@cache
def said_of_errors() -> Counter[tuple[str, str]]:
    """How many docstrings say the same of an error."""
    return Counter(
        entry for resource in facts.resources() for method in resource.methods for entry in method.doc.raises.items()
    )


def errors(method: Method) -> str:
    """Return what it raises: what all methods do is on one page, and only what is particular is said here."""
    told = [
        f"{', '.join(markup.linked(name, UP) for name in names.split(', '))}: {markup.text(said)}"
        for names, said in method.doc.raises.items()
        if not (GENERAL.issuperset(names.split(", ")) and said_of_errors()[names, said] > OFTEN)
    ]
    if "verb" in method.entry or not told:
        told.insert(0, f'<a href="{UP}common.html#raises">as every method</a>')
    return "<br>".join(told)


def tried_again(method: Method) -> str:
    """Return on which failures it is tried again by itself."""
    if is_connection(method):
        return f"a lost connection, with <code>on_reconnecting</code>: {link('sockets.md', 'WebSockets')}"
    if not sends(method):
        return ""
    said = link("errors-and-retries.md#what-is-retried", "twice")
    said += ", on 408, 409, 429, 500 and above, and a connection lost before the answer"
    if method.entry.get("body") in ("multipart", "binary", "either"):
        said += "; not with a body that can be read only once"
    if streams(method):
        said += "; never after the first event"
    return said


def idempotency(method: Method) -> str:
    """Return whether a key goes along by which a server knows a repeated request."""
    given = any(parameter["name"] == "idempotency_key" for parameter in method.entry["parameters"])
    if method.entry.get("verb", "GET") == "GET" and not given:
        return ""
    return f"{link('errors-and-retries.md#idempotency-keys', 'sent if you pass one')}, the same with each attempt"


def time_limit(method: Method) -> str:
    """Return which limits apply to it by default."""
    if is_connection(method):
        return "that of the handshake: 5 s to connect"
    if not sends(method):
        return ""
    said = f"{link('timeouts.md', '600 s')} for each step, 5 s to connect"
    if is_poll(method):
        said += "; for the whole wait <code>poll_timeout_s</code>, none by default"
    if streams(method):
        said += "; of a stream, <code>first_event</code> and <code>idle</code> as you set them"
    return said


def pages(method: Method) -> str:
    """Return how a list goes on."""
    if "page" not in method.entry:
        return ""
    return f"iterating {link('pagination.md', 'fetches the next ones')}"


@cache
def batch_paths() -> frozenset[str]:
    """The paths that the Batch API takes, as the argument `endpoint` of `batches.create` names them."""
    create = next(m for r in facts.resources() for m in r.methods if m.dotted == "batches.create")
    kind = next(str(p["type"]) for p in create.parameters if p["name"] == "endpoint")
    return frozenset(path.removeprefix("/v1") for path in re.findall(r"'([^']+)'", kind))


def in_bulk(method: Method) -> str:
    """Return whether batches take it; the function of a run in bulk may call any method."""
    if method.entry.get("verb") != "POST" or method.entry.get("path") not in batch_paths():
        return ""
    if method.entry.get("query"):  # a beta of the same path
        return ""
    return f"{link('bulk.md', 'as calls')}, or for half the price {link('bulk.md#batch-api', 'in batches')}"


def since(method: Method) -> str:
    """Return where an operation comes from that the spec does not have."""
    source = str(method.entry.get("source", ""))
    return (
        f"the official package {source.removeprefix('openai ')}; the spec does not have it yet"
        if source.startswith("openai ")
        else ""
    )


def instead(method: Method, up: str = "") -> str:
    """Return what to use in place of a deprecated method; `up` leads to the folder of methods."""
    names = [name for name in table()["instead"] if covers(name, method)]
    if not method.entry.get("deprecated") or not names:
        return ""
    return ", ".join(to_method(dotted, up) for dotted in table()["instead"][max(names, key=len)].split(", "))


def to_method(dotted: str, up: str) -> str:
    """Return a link to a method."""
    return f'<a href="{up}{dotted.rpartition(".")[0]}.html#{dotted}"><code>client.{dotted}()</code></a>'


def command(method: Method) -> str:
    """Return how a shell calls it."""
    if "verb" not in method.entry:
        return ""
    return f"<code>wherry {method.resource} {method.name}</code>"


def covers(name: str, method: Method) -> bool:
    """Whether a name of the table stands for a method."""
    return f"{method.dotted}.".startswith(f"{name}.")


def see_also(method: Method) -> str:
    """Return the pages that treat it, and what it returns or takes."""
    addresses = [address for name, found in table()["guides"].items() if covers(name, method) for address in found]
    said = [link(address, title(address)) for address in reversed(dict.fromkeys(addresses))]
    beside = [other for other in siblings(method) if other.name != method.name][:SIBLINGS]
    said += [f'<a href="#{other.dotted}"><code>{other.name}()</code></a>' for other in beside]
    return ", ".join(said)


@cache
def by_resource() -> dict[str, list[Method]]:
    """The methods of each resource."""
    return {resource.dotted: resource.methods for resource in facts.resources()}


def siblings(method: Method) -> list[Method]:
    """Return the methods of its resource that make, read or change the same thing: with a path in common, or made of it."""
    path = method.entry.get("pointer", "")
    base = path.partition("~1{")[0].removesuffix("/post").removesuffix("/get")
    return [m for m in by_resource()[method.resource] if base and str(m.entry.get("pointer", "")).startswith(base)]


@cache
def title(address: str) -> str:
    """Return the heading of a page of docs/, or of the section that an address leads to."""
    from docsite import laying
    from docsite.places import ROOT

    path, _, fragment = address.partition("#")
    headings = [
        h["text"] for h in map(laying.HEADING.match, (ROOT / "docs" / path).read_text("utf-8").splitlines()) if h
    ]
    if not fragment:
        return markup.text(headings[0])
    return markup.text(next(text for text in headings if laying.anchor(text, set()) == fragment))
