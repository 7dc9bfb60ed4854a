"""The facts about a field or an argument as one short line: range, length, format, default, deprecation."""

from __future__ import annotations

import json
import re
from typing import Any

from ..api import MISSING, Facts

_RANGES = (
    ("minimum", "maximum", "{} to {}", "at least {}", "at most {}"),
    ("exclusiveMinimum", "exclusiveMaximum", "above {} and below {}", "above {}", "below {}"),
    ("minLength", "maxLength", "{} to {} characters", "at least {} characters", "at most {} characters"),
    ("minItems", "maxItems", "{} to {} items", "at least {} items", "at most {} items"),
    ("minProperties", "maxProperties", "{} to {} keys", "at least {} keys", "at most {} keys"),
)


def facts_text(facts: Facts, *, required: bool = False) -> str:
    """Write the facts as a sentence, `0 to 2; default 1.`; "" where there is nothing to say.

    What is `required` has no default, whatever the spec says: nobody may leave it out.
    """
    found = dict(facts.constraints)
    parts = [text for low, high, *forms in _RANGES if (text := _range(found.get(low), found.get(high), forms))]
    if "pattern" in found:
        parts.append(f"matches {found['pattern']}")
    if "format" in found and found["format"] != "binary":
        parts.append(f"format {found['format']}")
    if facts.default is not MISSING and not required:
        parts.append(f"default {_short(facts.default)}")
    if facts.read_only:
        parts.append("read only")
    if facts.write_only:
        parts.append("write only")
    line = "; ".join(parts)
    line = line[:1].upper() + line[1:] + "." if line else ""
    return f"Deprecated. {line}".rstrip() if facts.deprecated else line


def origin(source: str) -> str:
    """Say where a part is from that the spec does not have: `openai 3.57.0` -> from the official package 3.57.0."""
    return f"from the official package {source.rpartition(' ')[2]}"


def _range(low: Any, high: Any, forms: list[str]) -> str:
    both, above, below = forms
    # OpenAPI 3.0 writes exclusive bounds as a flag next to the bound.
    low = None if isinstance(low, bool) else low
    high = None if isinstance(high, bool) else high
    if low is not None and high is not None:
        return both.format(_short(low), _short(high))
    text = above.format(_short(low)) if low is not None else below.format(_short(high)) if high is not None else ""
    return re.sub(r"^(at \w+ 1 \w+)s$", r"\1", text)  # "at least 1 item"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."
