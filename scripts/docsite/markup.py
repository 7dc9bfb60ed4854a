"""Types and sentences as HTML, with a link on each name that has an entry."""

from __future__ import annotations

import html
import re

from docsite import facts, objects

NAME = re.compile(r"(?<![\w.'\"])[A-Z]\w+\b")
LITERAL = re.compile(r"Literal\[(.*?)\]")
MANY = 8
"""So many values of a literal, or members of a union, are shown; more are folded."""


def text(sentence: str) -> str:
    """Return a sentence of a docstring as HTML."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escaped(sentence))


def escaped(raw: str) -> str:
    """Return what shows these characters, also in a table of Markdown."""
    return html.escape(raw, quote=False).replace("|", "&#124;").replace("*", "&#42;").replace("_", "&#95;")


def linked(raw: str, up: str) -> str:
    """Return a type with a link on each model, union, error or other object; `up` leads to the folder reference/."""

    def link(match: re.Match[str]) -> str:
        address = place(match[0])
        return f'<a href="{up}{address}">{match[0]}</a>' if address else match[0]

    return f"<code>{NAME.sub(link, escaped(raw))}</code>"


def place(name: str) -> str:
    """Return where a name is explained, seen from reference/; "" if nowhere."""
    if name in facts.models():
        return f"models/{facts.models()[name].page}.html#{name}"
    return objects.place(name)


def folded(raw: str, up: str) -> str:
    """Return a type; the many values of a literal, or the many members of a union, are folded."""
    literal = LITERAL.search(raw)
    if literal and len(values := literal[1].split(", ")) > MANY:
        rest = (raw[: literal.start()] + raw[literal.end() :]).strip(" |")
        head = f"{linked(rest, up)} or one of " if rest else ""
        return f"{head}{fold(f'{len(values)} values', ' '.join(f'<code>{escaped(v)}</code>' for v in values))}"
    members = raw.split(" | ")
    if len(members) > MANY and "[" not in raw:
        return fold(f"one of {len(members)} types", " ".join(linked(member, up) for member in members))
    return linked(raw, up)


def fold(summary: str, inside: str) -> str:
    """Return something that a click opens."""
    return f"<details><summary>{summary}</summary>{inside}</details>"
