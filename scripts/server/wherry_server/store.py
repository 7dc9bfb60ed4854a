"""What the server remembers: collections of items by path, uploaded bytes, and how far a thing in progress has come.

A collection nobody has written to begins with made-up items, so that there is something to page through; the
sub-collections of an item that a client made begin empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .call import Upload
from .stream import Event

Item = dict[str, Any]


@dataclass(slots=True)
class Collection:
    """Items by cursor (their id, where they have one), oldest first. Made-up items are made when first looked at."""

    items: dict[str, Item | Callable[[], Item]] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    made: set[str] = field(default_factory=set)
    """The ids that a client created."""
    touched: set[str] = field(default_factory=set)
    """The ids that a client created or changed, perhaps by an operation that tells of them in its own way."""

    def get(self, key: str) -> Item | None:
        item = self.items.get(key)
        if callable(item):
            item = self.items[key] = item()
        return item

    def put(self, key: str, item: Item) -> None:
        self.items[key] = item
        self.touched.add(key)
        self.deleted.discard(key)

    def create(self, key: str, item: Item) -> None:
        """Add an item that a client made."""
        self.put(key, item)
        self.made.add(key)

    def delete(self, key: str) -> None:
        self.items.pop(key, None)
        self.deleted.add(key)

    def pairs(self) -> Iterator[tuple[str, Item]]:
        """Yield (cursor, item), oldest first."""
        for key in list(self.items):
            item = self.get(key)
            if item is not None:
                yield key, item


class Store:
    """The state of one server."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget everything, and count ids from 1 again."""
        self._collections: dict[str, Collection] = {}
        self._blobs: dict[str, Upload] = {}
        self._count = 0
        self.polls: dict[str, int] = {}
        """Path of an item -> how often it has been looked at since it was created."""
        self.finished: dict[str, Item] = {}
        """Id of a response -> how it is in the end (one in the background is not yet there)."""
        self.rounds: dict[str, int] = {}
        """Id of a response -> in how many turns up to it tools have answered."""
        self.approvals: dict[str, Item] = {}
        """Id of a request for approval -> the request."""
        self.batches: dict[str, Any] = {}
        """Id of a batch that is worked off -> its `Work`."""
        self.secrets: dict[str, Item] = {}
        """Key for a page -> the session that it was made for."""
        self.events: dict[str, list[Event]] = {}
        """Id of an agent's session -> what has happened in it."""

    def collection(self, path: str) -> Collection | None:
        """Return the collection at a path, where it exists already."""
        return self._collections.get(path)

    def open(self, path: str, fill: Callable[[], dict[str, Callable[[], Item]]] = dict) -> Collection:
        """Return the collection at a path; a new one is filled unless it belongs to an item that a client made."""
        found = self._collections.get(path)
        if found is None:
            found = self._collections[path] = Collection()
            if not self._is_made(path.rsplit("/", 1)[0]):
                found.items.update(fill())
        return found

    def _is_made(self, item_path: str) -> bool:
        """Whether a client created the item at this path, or one above it."""
        parent, _, key = item_path.rpartition("/")
        if not parent:
            return False
        collection = self._collections.get(parent)
        return (collection is not None and key in collection.made) or self._is_made(parent)

    def deleted_above(self, path: str) -> str | None:
        """Return the path of the deleted item to which a path belongs, if there is one."""
        while path := path.rpartition("/")[0]:
            parent, _, key = path.rpartition("/")
            collection = self._collections.get(parent)
            if collection is not None and key in collection.deleted:
                return path
        return None

    def new_id(self, prefix: str) -> str:
        """Return an id that was not given before: counted, so that runs can be compared."""
        self._count += 1
        return f"{prefix}{self._count:06d}"

    def keep(self, path: str, upload: Upload) -> None:
        """Remember the bytes that belong to the item at a path."""
        self._blobs[path] = upload

    def kept(self, path: str) -> Upload | None:
        """Return the bytes of the item at a path."""
        return self._blobs.get(path)

    def drop(self, path: str) -> None:
        """Forget the bytes of the item at a path."""
        self._blobs.pop(path, None)
