"""GovernedCall: one call that keeps to limits, or that somebody takes note of. What waits for it is async_governed.

Its ticket is its place in the queue, then among the calls in flight; the answer takes it over. Each way out of a call
hands the ticket back: an error or a cancellation at once, an answer when it has been read, closed or dropped.
"""

from __future__ import annotations

from time import monotonic, time
from typing import TYPE_CHECKING, Any

from ..base import around
from ..base.headers import Headers
from ..base.operation import Operation
from ..base.rate_limits import read_rate_limits
from ..request.body import JSON_TYPE
from ..request.build import Request
from .retry import MAX_RETRY_AFTER_S, REFUSALS, Patience, retry_after_s
from .surrounding import CallFacts

if TYPE_CHECKING:
    from ..base.api_error import APIStatusError
    from ..base.deadline import Deadline
    from ..limits.limits import Limits
    from .gate import Gate
    from .surrounding import Lessor

__all__ = ("Answered", "GovernedCall", "governed_call")

_USAGE = (b'"usage":{', b'"usage": {')
_LONGEST_USAGE = 2048
"""Bytes that are kept, from the name on; what services send takes a quarter of it."""
_SOON_S = 0.001
_LONGEST_SLEEP_S = 5.0
"""So late a waiting call notices that its client has got other limits, or none."""


class GovernedCall:
    """The state of one call. `gate` and `limits` are None where no limits apply, and it is only taken note of.

    For each attempt: `wait_s` until it is 0, then `answered` or `failed`. Whatever ends the call otherwise: `leave`.
    """

    __slots__ = ("_asked_s", "_client", "_gate", "_limits", "_of_client", "_ticket", "_whose", "facts", "lessor",
                 "patience")  # fmt: skip

    def __init__(
        self,
        client: Any,
        facts: CallFacts,
        whose: str,
        gate: Gate | None,
        limits: Limits | None,
        lessor: Lessor | None,
        patience: Patience | None,
    ) -> None:
        self._client = client
        self._of_client = client._options.limits
        """The client's own limits when this was last looked at: they may be set anew while the call waits."""
        self._gate = gate
        self._limits: Any = limits
        self._whose = whose
        self._ticket: Any = None
        self._asked_s = 0.0
        """When the ticket was taken."""
        self.facts = facts
        self.lessor = lessor
        self.patience = patience
        """For how long the call is tried again after a refusal."""

    def wait_s(self, request: Request, deadline: Deadline | None) -> float:
        """Return 0.0 if the next attempt may be sent now; else the seconds after which to ask again."""
        gate = self._gate
        if gate is None:
            return 0.0
        own = self._client._options.limits
        if own is not self._of_client:
            self._change_to(own)
            if own is None:
                return 0.0
        if self._ticket is None:
            self._asked_s = gate.clock()
            origin = "/".join(request.url.split("/", 3)[:3]).rpartition("@")[2]
            self._ticket = gate.enter(origin, self._whose, self.facts.model, self._limits, self.facts.tokens)
        wait_s = gate.ask(self._ticket)
        if not wait_s:
            if self.patience is not None and self.patience.refusals:
                self.patience.queued_s += gate.clock() - self._asked_s
            return 0.0
        wait_s = min(wait_s, _LONGEST_SLEEP_S)
        # A sync client cannot be cut off while it sleeps.
        return wait_s if deadline is None else max(min(wait_s, deadline.total_left_s), _SOON_S)

    def never_passes(self, refusal: APIStatusError) -> str:
        """Return why a refused request can never pass; "" if it can."""
        from .too_large import larger_than_limit  # refusals are few

        return larger_than_limit(refusal.message, refusal.type, refusal.rate_limits, self.facts.tokens)

    def why_waiting(self) -> str:
        """Return what an error says of a call whose turn did not come."""
        limits, tokens = self._limits, self.facts.tokens
        most = None if limits is None else limits.tokens_per_minute
        if most is None or tokens <= most:
            return "It was waiting for its turn under limits=."
        return (
            f"It was waiting for its turn under limits=: it takes about {tokens:,.0f} tokens, and "
            f"tokens_per_minute is {most:,.0f}."
        )

    def _change_to(self, limits: Limits | None) -> None:
        """The client was given other limits while this call waits: queue up under these, or go."""
        self.leave()
        self._of_client = self._limits = limits
        if limits is None:
            self._gate = None

    def answered(self, status: int, headers: Headers) -> Answered:
        """Learn from the head of an answer, and return what reads the rest of it."""
        self.facts.status = status
        self.facts.refused += status in REFUSALS
        ticket = self._ticket
        if ticket is not None or self.lessor is not None:
            told = read_rate_limits(headers, time)
            if self.lessor is not None:
                self.lessor.answered(status, told)
            if ticket is not None:
                assert self._gate is not None
                self._gate.answered(ticket, status, told, retry_after_s(headers, time))
        kind = headers.media_type
        tells = 200 <= status < 300 and (kind.endswith("json") or kind == "text/event-stream")
        answered = Answered(self._gate, ticket, self.facts, tells)
        self._ticket = None
        return answered

    def failed(self) -> None:
        """Note that an attempt led to no answer."""
        self.leave()
        if self.lessor is not None:
            self.lessor.answered(None, None)

    def leave(self) -> None:
        """Hand back the ticket of a call that does not go on."""
        if self._ticket is not None:
            assert self._gate is not None
            self._gate.give_back(self._ticket)
            self._ticket = None


class Answered:
    """An answer whose body is read: it holds the place of its call among those in flight, and looks for the usage.

    `tells`: whether the body may name it.
    """

    __slots__ = ("_facts", "_gate", "_tail", "_tells", "_ticket")

    def __init__(self, gate: Gate | None, ticket: Any, facts: CallFacts, tells: bool) -> None:
        self._gate = gate
        self._ticket = ticket
        self._facts = facts
        self._tells = tells
        self._tail = b""

    def add(self, chunk: bytes) -> None:
        """Look at a piece of the body: the last usage in it is what counts."""
        if not self._tells:
            return
        data = self._tail + chunk
        at = max(data.rfind(_USAGE[0]), data.rfind(_USAGE[1]))
        if at >= 0:
            self._tail = data[at : at + _LONGEST_USAGE]
        else:
            self._tail = data[-len(_USAGE[1]) :]

    def over(self) -> None:
        """Note that nothing more will be read. Further calls do nothing."""
        if self._tail.startswith(_USAGE):
            self._facts.ended(self._tail)
        self._tail, self._tells = b"", False
        if self._ticket is not None:
            assert self._gate is not None
            self._gate.finished(self._ticket, self._facts.usage)
            self._ticket = None

    def __del__(self) -> None:
        if self._ticket is not None and self._gate is not None:
            self._gate.drop(self._ticket)


def governed_call(client: Any, request: Request, operation: Operation, model: str) -> GovernedCall | None:
    """Return the GovernedCall of a call; None if nothing applies to it. What surrounds the call takes note of it."""
    surrounding = None if around.current is None else around.current()
    limits: Limits | None = client._options.limits
    lessor: Lessor | None = None
    if surrounding is not None:
        if surrounding.transport is not None:
            limits = None
        else:
            limits, lessor = limits or surrounding.limits, surrounding.lessor
    elif limits is None:
        return None
    gate = None if limits is None else client._link.gate_for(client._transport())
    patience = None
    if limits is not None or lessor is not None:
        longest_s = MAX_RETRY_AFTER_S if limits is None else limits.max_wait_s
        patience = Patience(longest_s, monotonic if gate is None else gate.clock)
    is_text = isinstance(request.body, bytes) and request.headers.get("content-type") == JSON_TYPE
    text: Any = request.body if is_text else None
    facts = CallFacts(operation.name, model, text)
    if surrounding is not None:
        surrounding.calls.append(facts)
    whose = "" if gate is None else gate.whose(request, client._options.key_for(operation.admin))
    return GovernedCall(client, facts, whose, gate, limits, lessor, patience)
