"""Loop: which request comes next, which call is complete, what answers it. Knows no network, no task, no clock.

A turn is `request`, `take` for each event, `finish`; a call is `read`, `begin`, `answer`; `over` ends the run or goes on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any, ClassVar

from ..base.errors import MaxTurnsError
from ..base.unset import UNSET, is_not_given
from ..data.codec import fresh, unwrapped
from ..typed.run_arguments import said_now
from ..typed.tool_call import ToolCall, ToolEvent, TurnEvent, check_ids, permission
from ..typed.tool_set import ToolSet
from ..typed.tool_turns import add_usage, checked_state, for_turn, for_us, identified, sent_back, whole

__all__ = ("Loop",)


class Loop:
    """The loop of responses. `given` and `more` are arguments of every request, `streamed` of those that stream."""

    api, said, final = "responses", "input", "get_final_response"
    streamed: ClassVar[dict[str, Any]] = {}

    def __init__(
        self,
        given: Mapping[str, Any],
        *,
        tools: Any = (),
        state: Mapping[str, Any] | None = None,
        max_turns: int = 10,
        approvals: Mapping[str, bool] | None = None,
        outputs: Mapping[str, Any] | None = None,
        asks: bool = False,
        **more: Any,
    ) -> None:
        self.tools = ToolSet(tools or UNSET, quiet=True)
        self.max_turns, self.approvals, self.given = max_turns, approvals or {}, outputs or {}
        self.events: deque[Any] = deque()
        self.values = {name: value for name, value in {**given, **more}.items() if not is_not_given(value)}
        added = said_now(self.said, self.values.pop(self.said, None))
        state = checked_state(state, self.api)
        self.asks: bool = asks or state.get("asks", False)  # whoever goes on without `approve` runs nothing unasked
        self.items: list[Any] = list(state.get("items", ()))
        self.turns: int = 0 if added else state.get("turns", 0)  # what is added is a new question
        self.usage: dict[str, Any] = fresh(state.get("usage", {}))
        self.calls = [ToolCall(item, self.tools) for item in state.get("calls", ())]
        for call, answer in zip(self.calls, state.get("answers", ()), strict=True):
            call.answer = answer
        check_ids(self.calls, approvals=self.approvals, outputs=self.given)
        self.previous: str | None = state.get("previous_response_id", self.values.pop("previous_response_id", None))
        self._added = [*state.get("added", ()), *added]
        self._free = not added and bool(state.get("turns"))
        self._asked = self._open = False
        self.result: Any = None

    def request(self, streams: bool = True) -> dict[str, Any]:
        """Return the arguments of the next request. Raises MaxTurnsError."""
        if self.turns >= self.max_turns:
            raise MaxTurnsError(f"the model wanted more than {self.max_turns} turns (max_turns)", state=self.state)
        values = {**self.streamed, **self.values, self.said: list(self.items) or UNSET, "tools": self.tools}
        if self.previous is not None:
            values["previous_response_id"] = self.previous
        for_turn(values, self.turns + 1, free=self._free)
        self._asked = self._open = self._free = True
        return values if streams else whole(values)

    def take(self, event: Any) -> list[ToolCall]:
        """Take an event of the stream, and return the calls that are complete with it."""
        self.events.append(event)
        done = event.item if getattr(event, "type", None) == "response.output_item.done" else None
        item = identified(unwrapped(done) or {})
        return self._new([item] if item.get("type") in ("function_call", "mcp_approval_request") else [])

    def _new(self, items: list[dict[str, Any]]) -> list[ToolCall]:
        """Return the calls among `items` that are not known yet."""
        found = [ToolCall(item, self.tools) for item in items]
        new = [call for index, call in enumerate(found) if call not in self.calls and call not in found[:index]]
        self.calls += new
        return new

    def finish(self, result: Any) -> list[ToolCall]:
        """End the turn with what its stream has become, and return the calls that `take` has not seen.

        An answer that was cut or has failed ends the run, and leaves the state as it was before the turn.
        """
        data = unwrapped(result)
        self.result, self._open = result, False
        self.turns += 1
        self.events.append(TurnEvent(self.turns, result))
        add_usage(self.usage, data.get("usage") or {})
        items = self._end(data)
        new = self._new(items)
        order = {ToolCall(item, self.tools): index for index, item in enumerate(items)}
        self.calls = sorted((call for call in self.calls if call in order), key=order.__getitem__)
        return new

    def _end(self, data: dict[str, Any]) -> list[dict[str, Any]]:
        """Take the output of a turn into `items`, and return the calls in it."""
        output, store = [*map(identified, data.get("output") or ())], self.values.get("store", data.get("store"))
        if data.get("status", "completed") != "completed":
            return []
        if self.values.get("conversation") or (self.previous and store is not False):  # the service keeps what was said
            self.items, self.previous = [], self.previous and data["id"]
        else:
            self.items += sent_back(output, stored=store is not False)
        return for_us(output)

    def read(self, call: ToolCall) -> bool:
        """Read the arguments of `call`, and return whether it is to begin. If not, it is answered."""
        if call.id in self.given:
            self.answer(call, self.given[call.id])
        elif call.type == "function_call" and (told := self.tools.unknown(call.name, call.item.get("namespace"))):
            self.answer(call, told, "tool.failed")
        elif call.tool is not None:
            try:
                call.parsed = call.tool.load(call.arguments)
            except Exception as error:  # whatever the library of its class raises: the model can do better
                self.answer(call, f"The arguments do not fit: {error}", "tool.failed", error)
        return call.answer is None

    def begin(self, call: ToolCall, allowed: bool | None) -> bool:
        """Return whether `call` is to run now. If not, it is answered, or it waits."""
        allowed = permission(allowed)
        runs = bool(allowed) and call.tool is not None and call.tool.function is not None
        if allowed is not None and call.type == "mcp_approval_request":
            self.answer(call, allowed, "tool.approved" if allowed else "tool.denied")
        elif allowed is not None and not allowed:
            self.answer(call, "The user did not allow this call.", "tool.denied")
        else:
            self.events.append(ToolEvent("tool.started" if runs else "tool.waiting", call))
        return runs

    def answer(self, call: ToolCall, output: Any, what: Any = "tool.done", error: Exception | None = None) -> None:
        """Note what the model gets for `call`."""
        call.put(output)
        self.events.append(ToolEvent(what, call, output, error))

    def over(self) -> bool:
        """Return whether there is nothing to ask. If there is, outputs join the items, in the order of the calls."""
        if self.pending or (self._asked and not self.calls):
            return True
        self.items += [*(call.answer for call in self.calls), *self._added]
        self.calls, self._added = [], []
        return False

    @property
    def pending(self) -> list[ToolCall]:
        """The calls of whole turns that have no output."""
        return [] if self._open else [call for call in self.calls if call.answer is None]

    @property
    def state(self) -> dict[str, Any]:
        """The run as plain JSON, as it was after its last whole turn. Its items are shared, not copied."""
        calls = [] if self._open else self.calls
        own: dict[str, Any] = {"v": 1, "api": self.api, "items": list(self.items), "added": self._added}
        own["turns"], own["asks"] = self.turns, self.asks
        own["calls"], own["answers"] = [call.item for call in calls], [call.answer for call in calls]
        return {**own, "usage": fresh(self.usage), "previous_response_id": self.previous}
