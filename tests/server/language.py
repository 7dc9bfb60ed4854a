"""What a model would do, without one: find what the user said, answer it, break the answer into pieces, call a tool."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from .call import Call
from .dialect import Dialect
from .sample import WORDS, Sampler
from .service import Service
from .spec import Spec, SpecError


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


def last_text(messages: Any, *roles: str) -> str:
    """Return the text of the last message of one of the roles (default: the user's)."""
    if isinstance(messages, str):
        return messages
    for message in reversed(messages if isinstance(messages, list) else []):
        if isinstance(message, dict) and message.get("role") in (roles or ("user",)):
            return text_of(message.get("content"))
    return ""


def reply(service: Service, call: Call, said: str) -> str:
    """Return an answer that mentions what was said, as long as the request or the server's settings want it."""
    words = f"You said: {said.strip()}" if said.strip() else "You said nothing."
    wanted = call.words or service.settings.words
    have = words.split()
    if call.words is not None and len(have) > wanted:
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


def tool_call(service: Service, call: Call, tools: list[dict[str, Any]], choice: Any) -> ToolCall | None:
    """Return a call of the tool that is asked for, or of the first that can be called; None where there is none."""
    if choice == "none":
        return None
    offered = [
        (tool["type"], tool.get(tool["type"], tool)) for tool in tools if tool.get("type") in ("function", "custom")
    ]
    wanted = _wanted(choice)
    for kind, tool in offered:
        if not wanted or tool.get("name") in wanted:
            if kind == "custom":
                return ToolCall(service.store.new_id("call_"), tool["name"], " ".join(WORDS[:3]), kind)
            arguments = json.dumps(by_schema(tool.get("parameters") or {"type": "object"}, call.seed))
            return ToolCall(service.store.new_id("call_"), tool["name"], arguments)
    return None


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
        return Sampler(dialect).rich(dialect.of(schema), seed)
    except SpecError:
        return {}
