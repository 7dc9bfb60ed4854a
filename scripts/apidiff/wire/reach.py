"""Which operations reach a schema, and in which direction.

Rule: read-only properties are not in a request, write-only ones not in an answer. A schema that no operation reaches
is compared all the same, and its name decides: events of the server, of streams and of webhooks are answers, as are
responses and chunks; events of the client are requests; anything else may be both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.normalize.shapes import Named, Shape

from .graph import Graph, members
from .lookup import Lookup

_ANSWER = re.compile(r"ServerEvent|StreamEvent|Webhook|(Response|StreamResponse|StreamResult|Chunk|Delta)$")
_SENT = re.compile(r"ClientEvent")
REQUEST, RESPONSE = "request", "response"
STREAM = "text/event-stream"
BOTH = frozenset({REQUEST, RESPONSE})
_HIDDEN = {REQUEST: "readOnly", RESPONSE: "writeOnly"}
"""Direction -> the annotation of properties that are never sent in it."""


class Reach:
    """The callers of each schema as bit sets; `bits` numbers the callers of both documents together."""

    def __init__(self, side: Lookup, bits: Mapping[str, int]) -> None:
        graph = side.graph
        self.masks: dict[str, dict[str, int]] = {REQUEST: {}, RESPONSE: {}}
        edges = {
            direction: {
                name: {use.name for use in uses if hidden not in use.hidden} for name, uses in side.uses.items()
            }
            for direction, hidden in _HIDDEN.items()
        }
        for direction, masks in self.masks.items():
            seeds: dict[str, int] = {}
            for label, types in _callers(graph, direction):
                for type_ in types:
                    for use in graph.uses(type_):
                        if _HIDDEN[direction] not in use.hidden:
                            seeds[use.name] = seeds.get(use.name, 0) | bits[label]
            _spread(seeds, edges[direction], masks)
        self._calls = sum(bits[operation.label] for operation in graph.operations)
        self._unattached = _unattached(graph, self.masks, edges)
        self._streamed = _streamed(graph)

    def is_matched(self, name: str) -> bool:
        """Whether a schema is a union of events: those of a stream, or answers that no call returns."""
        return self.directions(name) == {RESPONSE} and (name in self._streamed or not self.mask(name) & self._calls)

    def mask(self, name: str) -> int:
        """Return the callers that reach a schema in any direction."""
        return self.masks[REQUEST].get(name, 0) | self.masks[RESPONSE].get(name, 0)

    def directions(self, name: str) -> frozenset[str]:
        """Return the directions in which a schema is sent."""
        found = frozenset(direction for direction, masks in self.masks.items() if masks.get(name))
        return found or self._unattached.get(name) or BOTH

    def is_guess(self, name: str) -> bool:
        """Whether the directions of a schema are unknown, so that both are assumed."""
        return not self.mask(name) and not self._unattached.get(name)

    def travelling(self, bit: int) -> Iterator[tuple[str, str]]:
        """Yield (schema, direction) for everything that a caller reaches."""
        for direction, masks in self.masks.items():
            yield from ((name, direction) for name, mask in masks.items() if mask & bit)


def _streamed(graph: Graph) -> frozenset[str]:
    """Return the unions of a stream's events, and the unions they consist of."""
    answers = [answer for operation in graph.operations for answer in operation.answers]
    types = [payload.type for answer in answers for payload in answer.payloads if payload.media == STREAM]
    found: set[str] = set()
    while types:
        names = {member.target for member in members(types.pop()) if isinstance(member, Named)} - found
        schemas = {name: graph.schemas[name].type for name in names if name in graph.schemas}
        unions = {name: each for name, each in schemas.items() if all(isinstance(m, Named) for m in members(each))}
        found |= unions.keys()
        types += unions.values()
    return frozenset(found)


def _callers(graph: Graph, direction: str) -> Iterator[tuple[str, list[Shape]]]:
    for operation in graph.operations:
        if direction == REQUEST:
            types = [each.type for each in operation.parameters] + [each.type for each in operation.bodies]
        else:
            types = [payload.type for answer in operation.answers for payload in answer.payloads]
        yield operation.label, types
    if direction == RESPONSE:
        for webhook in graph.webhooks:
            yield webhook.label, [payload.type for payload in webhook.payloads]


def _spread(seeds: Mapping[str, int], edges: Mapping[str, Iterable[str]], masks: dict[str, int]) -> None:
    waiting = list(seeds.items())
    while waiting:
        name, mask = waiting.pop()
        known = masks.get(name, 0)
        if known | mask != known:
            masks[name] = known | mask
            waiting += [(target, masks[name]) for target in edges.get(name, ())]


def _unattached(
    graph: Graph, masks: Mapping[str, Mapping[str, int]], edges: Mapping[str, Mapping[str, Iterable[str]]]
) -> dict[str, frozenset[str]]:
    """Return the directions of schemas that no operation reaches, by the names of the schemas that lead to them."""
    free = [name for name in graph.schemas if not masks[REQUEST].get(name) and not masks[RESPONSE].get(name)]
    found: dict[str, dict[str, int]] = {}
    for direction, name_tells in ((RESPONSE, _ANSWER.search), (REQUEST, _SENT.search)):
        found[direction] = {}
        seeds = {name: 1 for name in free if name_tells(name)}
        _spread(seeds, edges[direction], found[direction])
    return {name: frozenset(direction for direction in found if found[direction].get(name)) for name in free}
