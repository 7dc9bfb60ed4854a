"""Chain: what the service knows of the conversation of a lane, so that each request brings only what is new. Pure.

A request that names no `previous_response_id` goes on from the last response of the lane. Its input may be what is new, or
the whole conversation: of that, what was said since the beginning, or since any request, is left out. Everything is kept,
and said once more where the service has lost it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..base.errors import DecodeError
from ..base.unset import is_not_given
from ..data.codec import unwrapped
from ..typed.run_arguments import said_now
from ..typed.tool_turns import identified, sent_back

if TYPE_CHECKING:
    from typing import TypeGuard

__all__ = ("Chain", "Turn")

_UNKNOWN = object()


class Turn:
    """One request: its `body`, and the conversation up to it (`items`; None if that is not known)."""

    __slots__ = ("body", "connection", "follows", "is_stored", "items", "start")

    def __init__(self, body: dict[str, Any], items: list[Any] | None, start: int, connection: int) -> None:
        self.body, self.items, self.start, self.connection = body, items, start, connection
        self.is_stored = body.get("store") is not False
        self.follows = False
        """Whether it names the response that it follows, where it could say everything instead."""


class Chain:
    """The conversation of one lane. `connection` is the number of the connection that a request goes over."""

    __slots__ = ("_connection", "_is_lost", "_is_stored", "_items", "_starts", "last_response_id")

    def __init__(self) -> None:
        self.last_response_id: str | None = None
        self._items: list[Any] | None = []
        self._starts: list[int] = []
        """Where in `_items` the input of each request begins."""
        self._connection, self._is_stored, self._is_lost = 0, True, False

    def turn(self, given: Mapping[str, Any], connection: int) -> Turn:
        """Return the request for a body, which stays as it is."""
        body = {name: value for name, value in given.items() if not is_not_given(value)}
        previous = body.pop("previous_response_id", _UNKNOWN)
        if body.get("input") is not None and not isinstance(body["input"], str):
            body["input"] = list(body["input"])
        if body.get("conversation"):
            return Turn(body, None, 0, connection)
        if previous is None or (previous is _UNKNOWN and self.last_response_id is None):
            return Turn(body, _copied(body.get("input")), 0, connection)
        if previous is not _UNKNOWN and previous != self.last_response_id:
            return Turn({**body, "previous_response_id": previous}, None, 0, connection)
        known = self._items
        if known is None:
            return Turn({**body, "previous_response_id": self.last_response_id}, None, 0, connection)
        if "input" in body and not isinstance(body["input"], str):
            body["input"] = self._new(known, body["input"])
        turn = Turn(body, [*known, *_copied(body.get("input"))], len(known), connection)
        if self._is_lost or not (self._is_stored or connection == self._connection):
            body["input"] = turn.items
        else:
            body["previous_response_id"], turn.follows = self.last_response_id, True
        return turn

    def _new(self, known: list[Any], said: list[Any]) -> list[Any]:
        """Return what is new in `said`, which may begin with what was said since one of the requests."""
        for start in self._starts:
            count = len(known) - start
            if count <= len(said):
                if known[start:] == said[:count]:
                    return said[count:]
                if all(map(self._same, known[start:], said)):
                    known[start:] = _copied(said[:count])  # next time they are equal, which is quick to see
                    return said[count:]
        return said

    def _same(self, known: Any, said: Any) -> bool:
        if known == said:
            return True
        sides = [known, unwrapped(said)]
        if not all(isinstance(side, dict) for side in sides):
            return False
        first, second = (sent_back([side], stored=self._is_stored) for side in sides)
        return first == second

    def completed(self, turn: Turn, response: Mapping[str, Any]) -> None:
        """Note the response to a request: the lane goes on from there."""
        response_id = response.get("id")
        if response.get("status", "completed") not in ("completed", "incomplete") or not _is_id(response_id):
            return
        items = turn.items
        if items is not None:
            try:
                output = [identified(item) for item in response.get("output") or () if isinstance(item, dict)]
                items = [*items, *sent_back(output, stored=turn.is_stored)]
            except (DecodeError, AttributeError, LookupError, TypeError, ValueError):
                items = None  # an output in a form of its own: who reads the response is told, if it matters there
        if not turn.start:
            self._starts = []
        self._starts.append(turn.start)
        self.last_response_id, self._items = response_id, items
        self._connection, self._is_stored, self._is_lost = turn.connection, turn.is_stored, False

    def moved(self, response: Any) -> None:
        """Note a response that began without a request: what was said before it is not known."""
        if isinstance(response, Mapping) and response.get("status") == "completed" and _is_id(response.get("id")):
            self.last_response_id, self._items, self._starts = response["id"], None, []

    def lost(self, turn: Turn) -> bool:
        """The service does not have the response that a request follows. Return whether everything can be said again."""
        if turn.follows:
            self._is_lost = True
        return turn.follows


def _is_id(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and value != ""


def _copied(said: Any) -> list[Any]:
    """Return an input as items that nobody else changes."""
    copied: list[Any] = unwrapped(said_now("input", said) if said is None or isinstance(said, str) else said)
    return copied
