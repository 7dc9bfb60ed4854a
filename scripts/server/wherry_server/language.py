"""What a model would do, without one: find what the user said, answer it, break the answer into pieces, call a tool."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .call import Call
from .dialect import Dialect
from .sample import WORDS, Sampler
from .service import Service
from .spec import Spec, SpecError

PHRASES = (
    "amber basin",
    'a "cedar"',
    "Zürich\n\tdelta",
    "日本の ember",
    "fjord 🚢 grove",
    "C:\\harbor/{[,]}",
    "line\u2028 \x7f\x01",
)
"""What free texts of a client's schema say: quotes, escapes, and letters of one to four bytes."""


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A call of one of the tools that were offered."""

    id: str
    name: str
    arguments: str
    """JSON; of a custom tool the text that it is given."""
    kind: str = "function"
    """Or "custom"."""


def text_of(content: Any) -> str:
    """Return the text of a message's content, whatever its form."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return " ".join(filter(None, map(text_of, content)))
    if isinstance(content, dict):
        return text_of(content.get("text") or content.get("content") or content.get("output") or "")
    return ""


def last_text(messages: Any) -> str:
    """Return the text of the user's last message."""
    if isinstance(messages, str):
        return messages
    for message in reversed(messages if isinstance(messages, list) else []):
        if isinstance(message, dict) and message.get("role") == "user":
            return text_of(message.get("content"))
    return ""


def outputs(messages: Any, is_output: Callable[[dict[str, Any]], bool]) -> str | None:
    """Return the texts of the outputs of tools with which the messages end; None where they end otherwise."""
    rows = reversed(messages if isinstance(messages, list) else [])
    found = [text_of(row) for row in itertools.takewhile(is_output, rows)]
    return " ".join(reversed(found)) if found else None


def reply(service: Service, call: Call, said: str) -> str:
    """Return an answer that mentions what was said, as long as the request or the server's settings want it.

    Where a test has prepared a text, it is that.
    """
    if call.wishes.reply is not None and call.wishes.reply.text is not None:
        return call.wishes.reply.text
    words = f"You said: {said.strip()}" if said.strip() else "You said nothing."
    wanted = call.wishes.words or service.settings.words
    have = words.split()
    if call.wishes.words is not None and len(have) > wanted:
        return " ".join(have[:wanted])
    if len(have) < wanted:
        words += " " if words.endswith((".", "?", "!")) else ". "
        words += " ".join(WORDS[i % len(WORDS)] for i in range(wanted - len(have)))
    return words


def shortened(text: str, most: int | None) -> tuple[str, bool]:
    """Cut an answer after so many words; returns it and whether it was cut."""
    if most is None or len(pieces(text)) <= most:
        return text, False
    return "".join(pieces(text)[:most]).rstrip(), True


def pieces(text: str) -> list[str]:
    """Break a text into words with the spaces behind them."""
    return re.findall(r"\s*\S+", text) or ([text] if text else [])


def tokens(value: Any) -> int:
    """Count words: what this server takes for tokens."""
    return len(pieces(value if isinstance(value, str) else text_of(value)))


def tool_calls(service: Service, call: Call, tools: list[dict[str, Any]], choice: Any) -> list[ToolCall]:
    """Return as many calls as are wished, of the tools that are asked for or can be called; none where there is none."""
    if choice == "none":
        return []
    wanted = _wanted(choice)
    offered = [
        (tool["type"], inside)
        for tool in tools
        if tool.get("type") in ("function", "custom")
        and (inside := tool.get(tool["type"], tool)).get("name") in (wanted or {inside.get("name")})
    ]
    together = call.fields.get("parallel_tool_calls") is not False
    count = (call.wishes.calls if together else 1) if offered else 0
    return [
        _tool_call(service, f"{call.seed} {i}" if i else call.seed, *offered[i % len(offered)]) for i in range(count)
    ]


def _tool_call(service: Service, seed: str, kind: str, tool: dict[str, Any]) -> ToolCall:
    made = service.store.new_id("call_")
    if kind == "custom":
        return ToolCall(made, tool["name"], " ".join(WORDS[:3]), kind)
    return ToolCall(made, tool["name"], json_text(by_schema(tool.get("parameters") or {"type": "object"}, seed)))


def _wanted(choice: Any) -> set[str]:
    """Return the names of the tools that a choice allows; none where it does not name any."""
    if not isinstance(choice, dict):
        return set()
    kind = str(choice.get("type", "function"))
    inside = choice.get(kind, choice)
    rows = inside.get("tools") if kind == "allowed_tools" else [choice]
    return {str(name) for row in rows or () if (name := row.get(row.get("type", "function"), row).get("name"))}


def by_schema(schema: dict[str, Any], seed: str) -> Any:
    """Make data for a schema that a client sent; references inside it are its own."""
    document = Spec({"paths": {}, **schema})
    dialect = Dialect(document)
    try:
        return Sampler(dialect, PHRASES).rich(dialect.of(schema), seed)
    except SpecError:
        return {}


def json_text(value: Any) -> str:
    """Write JSON as models do: every second character beyond ASCII as an escape, the others as they are."""
    escaped = itertools.cycle((True, False))
    return re.sub(
        r"[^\x00-\x7f]",
        lambda found: json.dumps(found[0])[1:-1] if next(escaped) else found[0],
        json.dumps(value, ensure_ascii=False),
    )


def fragments(text: str) -> list[str]:
    """Break JSON into pieces of 1 to 9 characters, which begin and end anywhere: inside a number, a word, an escape."""
    sizes = itertools.cycle((1, 4, 2, 7, 3, 5, 1, 9))
    out, at = [], 0
    while at < len(text):
        out.append(text[at : (at := at + next(sizes))])
    return out


def streamed(text: str) -> list[str]:
    """Break an answer into what its stream brings at a time: JSON into fragments, anything else into words."""
    return fragments(text) if text[:1] in ("{", "[") else pieces(text)
