"""Python names from the document's names. Nothing but [A-Za-z0-9_] gets through, so no text can become code.

`identifier` is for attributes, arguments, methods and files; `class_name` for classes.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable

from .reserved import MODULE_NAMES


def identifier(wire: str) -> str:
    """`expires_after[anchor]` -> expires_after_anchor; `from` -> from_; `hate/threatening` -> hate_threatening."""
    name = re.sub(r"[^A-Za-z0-9_]+", "_", wire.removesuffix("[]")).lstrip("_")
    name = name if wire.endswith("_") else name.rstrip("_")
    if not name:
        return "field"
    if name[0].isdigit():
        name = "n" + name
    return name + "_" if keyword.iskeyword(name) else name


def snake(name: str) -> str:
    """`fileBatches` -> file_batches, for arguments of documents that write camel case."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", identifier(name)).lower()


def class_name(text: str) -> str:
    """`create_thread request` -> CreateThreadRequest; names that are classes already stay as they are."""
    words = [word for word in re.split(r"[^A-Za-z0-9]+", text) if word]
    name = "".join(word[0].upper() + word[1:] for word in words)
    if not name:
        return "Schema"
    if name[0].isdigit():
        name = "N" + name
    return name + "_" if name in MODULE_NAMES or keyword.iskeyword(name) else name


def unique(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Make names distinct: what comes first keeps its name, a later equal one gets 2, 3 … behind it."""
    used = set(taken)
    result = []
    for name in names:
        candidate, number = name, 2
        while candidate in used:
            candidate, number = f"{name}{number}" if name[-1] != "_" else f"{name}{number}_", number + 1
        used.add(candidate)
        result.append(candidate)
    return result
