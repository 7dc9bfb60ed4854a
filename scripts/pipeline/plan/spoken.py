"""Names from operationId and tags, for an operation that its path does not name: `GET /`, or one whose place is taken.

GET /            meta/root, tag meta         meta.root
GET /            getStatus                   status.retrieve
GET /            nothing                     root.retrieve
GET /pets/       getAllPets, tag pets        pets.get_all_pets, where pets.list is taken
"""

from __future__ import annotations

import re

from ..api import Operation
from ..normalize.names import operation_id
from .identifiers import snake

_VERBS = frozenset({"get", "list", "fetch", "retrieve", "post", "create", "put", "patch", "update", "delete", "head"})
_METHODS = {
    "GET": "retrieve", "POST": "create", "PUT": "replace", "PATCH": "update", "DELETE": "delete",
    "HEAD": "head", "OPTIONS": "options", "TRACE": "trace", "QUERY": "query",
}  # fmt: skip


def resource_and_method(operation: Operation) -> tuple[str, str]:
    """Name an operation whose path has no noun."""
    tag = _word(operation.tags[0]) if operation.tags else ""
    given = operation.id if operation.id != operation_id(operation.verb.lower(), operation.path) else ""
    prefix, _, last = given.rpartition("/") if "/" in given else given.rpartition(".")
    usual = _METHODS.get(operation.verb, snake(operation.verb))
    if tag or _word(prefix):
        return tag or _word(prefix), method(operation) if given else usual
    words = _word(last).split("_")
    noun = "_".join(words[1:] if words[0] in _VERBS else words)
    return noun or "root", usual


def method(operation: Operation) -> str:
    """The operationId as the name of a method, without the tag or the folder that it begins with."""
    last = re.split(r"[/.:]", operation.id)[-1]
    name = _word(last) or _word(operation.id) or _METHODS.get(operation.verb, "call")
    tag = _word(operation.tags[0]) if operation.tags else ""
    rest = name.removeprefix(f"{tag}_") if tag else name
    return rest if rest and not rest[0].isdigit() else name


def _word(text: str) -> str:
    """Text as a name; "" if no character of it fits into one."""
    return snake(text) if re.search(r"[A-Za-z0-9]", text) else ""
