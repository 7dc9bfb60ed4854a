"""Client: what a client under test can do. A subclass leaves out what it cannot; the table then shows a dash.

Rule: each method does what a user of that library would write, reads what a user would read, and returns how much of
it there was (characters of text, items of a list), which measuring.py compares with what the server sent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NoReturn

KEY = "sk-test"
WHEEL = "wherry"
"""Stands in `packages` for the wheel of this tree."""


class Unsupported(Exception):
    """The client has no such thing."""


class Stop(BaseException):
    """Raised where a request would go to the wire; no library catches it."""


class Client:
    """One client, made in a process of its own. `base_url` ends in /v1."""

    name: ClassVar[str]
    title: ClassVar[str]
    packages: ClassVar[tuple[str, ...]] = ()
    """What pip installs for it. The first one is the library itself: its wheel is weighed."""
    without_dependencies: ClassVar[bool] = False
    """Whether `packages` is all of it, dependencies of the first one aside."""
    needs: ClassVar[tuple[int, int]] = (3, 10)
    """The oldest Python that it runs on."""
    cases: ClassVar[tuple[str, ...]] = ()
    """The beginnings of the names of the cases that it is measured on; all of them if there are none."""
    beside: ClassVar[str] = ""
    """The client that does the same in the same process, so that both have the same memory and HTTP library around them."""
    promised: ClassVar[bool] = True
    """Of the clients of this repository: whether the targets are for it."""
    raw: ClassVar[str] = ""
    """The client that shows what its HTTP library costs alone."""

    import_code: ClassVar[str] = ""
    first_call_code: ClassVar[str] = ""
    """Programs for a fresh interpreter; `base_url` is set. The second makes a typed chat call and reads the text."""
    eager_code: ClassVar[str] = ""
    """Imports every model."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url

    # --- over the network --------------------------------------------------------------------------------------------

    def call(self) -> int:
        """Make a small chat call; give the length of the text."""
        self._lacks("call")

    async def call_async(self, model: str = "small") -> int:
        """The same on asyncio, with any number at a time."""
        self._lacks("call_async")

    def long_answer(self) -> int:
        """Ask for payloads.long_response; give the length of the text."""
        self._lacks("long_answer")

    def stream(self, kind: str, model: str) -> int:
        """Read a stream ("chat" or "responses") to its end, event by event; give the length of the text."""
        self._lacks("stream")

    async def stream_async(self, kind: str, model: str) -> int:
        """The same on asyncio."""
        self._lacks("stream_async")

    def helped(self, kind: str, model: str, read: str) -> int:
        """Read a stream to its end with the help of the SDK, event by event, and its result; give the length of the text.

        `read`: "bare" is `stream`, without help; "text" adds the text up, "typed" to an object of the caller's class, and
        "parsed" looks at that object after each piece.
        """
        self._lacks("helped")

    async def helped_async(self, kind: str, model: str, read: str) -> int:
        """The same on asyncio."""
        self._lacks("helped_async")

    def list_models(self) -> int:
        """Ask for a list and read the id of each item; give their number."""
        self._lacks("list_models")

    # --- without a network -------------------------------------------------------------------------------------------

    def decoder(self, what: str) -> Callable[[bytes], Any]:
        """Return the function that turns the bytes of a completion, response, chunk, event or list into an object."""
        self._lacks("decoder")

    def told(self, what: str, value: Any) -> int:
        """Read what `decoder(what)` gave: the length of its text, the number of its items."""
        self._lacks("told")

    def events(self, kind: str, count: int, packing: str) -> int:
        """Read payloads.packets(kind, count, packing) event by event; give the length of the text."""
        self._lacks("events")

    def builder(self, count: int, *, typed: bool) -> Callable[[], bytes]:
        """Return the function that makes the request of payloads.chat(count), and gives the body it would send.

        `typed`: what the assistant said stands there as the objects that the library gave.
        """
        self._lacks("builder")

    def added(self, kind: str, model: str, count: int, read: str) -> int:
        """The same as `helped`, of a stream of payloads.packets(model, count, "one")."""
        self._lacks("added")

    def partial(self, pieces: list[str]) -> Any:
        """Read JSON that comes in pieces, and look at the value after each; give the last value."""
        self._lacks("partial")

    def embedder(self, read: str) -> Callable[[], int]:
        """Return the function that calls for payloads.embedding(), gets payloads.vectors() from memory, and reads each vector.

        `read`: as a "list", or as a "buffer" of 32-bit floats. It gives how many numbers there were.
        """
        self._lacks("embedder")

    def close(self) -> None:
        """Close what blocks."""

    async def close_async(self) -> None:
        """Close what is awaited."""

    def _lacks(self, what: str) -> NoReturn:
        raise Unsupported(f"{self.name} has no {what}")
