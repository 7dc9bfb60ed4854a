"""Loop: which request comes next, which call is complete, what answers it. Knows no network, no task, no clock.

A turn is `request()`, `take(event)` for each event, `finish(result)`. Each call goes through `begin(call)`, and to
`answer(call)` when its output is there. Then `over()` ends the run, or lets the outputs join what is said next.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any

from ..base.errors import MaxTurnsError, UsageError
from ..base.unset import UNSET, is_not_given
from ..data.codec import fresh, plain, unwrapped
from ..typed.tool_call import ToolCall, ToolEvent, TurnEvent
from ..typed.tool_set import ToolSet
from ..typed.tool_turns import add_usage, freed, is_for_us, sent_back

__all__ = ("Loop",)


class Loop:
    """The loop of responses; ChatLoop is that of chat completions. `values` are the arguments of every request."""

    api, said, final = "responses", "input", "get_final_response"

    def __init__(
        self,
        values: Mapping[str, Any],
        tools: Any = (),
        state: Mapping[str, Any] | None = None,
        max_turns: int = 10,
        approvals: Mapping[str, bool] | None = None,
        outputs: Mapping[str, Any] | None = None,
    ) -> None:
        self.tools = ToolSet(tools or UNSET, quiet=True)
        self.max_turns = max_turns
        self.approvals, self.given = dict(approvals or {}), dict(outputs or {})
        self.events: deque[Any] = deque()
        self.values = {name: value for name, value in values.items() if not is_not_given(value)}
        said = self.values.pop(self.said, None)
        added = [{"role": "user", "content": said}] if isinstance(said, str) else plain(list(said or ()))
        state = {"v": 1, "api": self.api} if state is None else state
        if (state.get("v"), state.get("api")) != (1, self.api):
            raise UsageError(f"state: this is not the state of a run of {self.api}, version 1")
        self.items: list[Any] = list(state.get("items", ()))
        self.turns: int = 0 if added else state.get("turns", 0)  # what is added is a new question
        self.usage: dict[str, Any] = fresh(state.get("usage", {}))
        self.calls = [ToolCall(item, self.tools) for item in state.get("calls", ())]
        for call, answer in zip(self.calls, state.get("answers", ()), strict=True):
            call.answer = answer
        own = self.values.pop("previous_response_id", None)
        self.previous: str | None = state.get("previous_response_id", own)
        self._added = [*state.get("added", ()), *added]
        self._free = not added and bool(state.get("turns"))
        self._asked = self._open = False

    def request(self) -> dict[str, Any]:
        """Return the arguments of the next request. Raises MaxTurnsError."""
        if self.turns >= self.max_turns:
            text = f"the model wanted more than {self.max_turns} turns; raise max_turns, or go on from error.state"
            raise MaxTurnsError(text, state=self.state)
        choice = self.values.get("tool_choice", UNSET)
        values = {
            **self.values,
            self.said: list(self.items) or UNSET,
            "tools": self.tools,
            "tool_choice": freed(choice) if self._free else choice,
        }
        self._asked = self._open = self._free = True
        if self.previous is not None:
            values["previous_response_id"] = self.previous
        if key := values.get("idempotency_key"):
            values["idempotency_key"] = f"{key}-{self.turns + 1}"  # each turn is a request of its own
        if values.get("store") is False and values.get("reasoning"):
            values.setdefault("include", ["reasoning.encrypted_content"])
        return values

    def take(self, event: Any) -> ToolCall | None:
        """Take an event of the stream, and return the call that is complete with it."""
        self.events.append(event)
        if getattr(event, "type", None) == "response.output_item.done":
            item = unwrapped(event.item)
            if item.get("type") in ("function_call", "mcp_approval_request"):
                return self._called(item)
        return None

    def _called(self, item: dict[str, Any]) -> ToolCall | None:
        """Return the call of this item, unless it is known."""
        call = ToolCall(item, self.tools)
        if call in self.calls:
            return None
        self.calls.append(call)
        return call

    def finish(self, result: Any) -> list[ToolCall]:
        """End the turn with what its stream has become, and return the calls that `take` has not seen.

        An answer that was cut or has failed ends the run, and leaves the state as it was before the turn.
        """
        data = unwrapped(result)
        self._open = False
        self.turns += 1
        self.events.append(TurnEvent(self.turns, result))
        add_usage(self.usage, data.get("usage") or {})
        taken, self.calls = self.calls, []
        for item in self._end(data):
            if (call := self._called(item)) in taken:
                self.calls[-1] = taken[taken.index(call)]
        return [call for call in self.calls if call not in taken]

    def _end(self, data: dict[str, Any]) -> list[dict[str, Any]]:
        """Take the output of a turn into `items`, and return the calls in it."""
        output, store = data.get("output") or [], self.values.get("store", data.get("store"))
        if data.get("status", "completed") != "completed":
            return []
        if "conversation" in self.values or (self.previous and store is not False):  # the service keeps what was said
            self.items, self.previous = [], self.previous and data["id"]
        else:
            back = (sent_back(item, stored=store is not False) for item in output)
            self.items += [item for item in back if item is not None]
        answered = [item.get("call_id") for item in output if str(item.get("type")).endswith("_output")]
        return [item for item in output if is_for_us(item) and item.get("call_id", item) not in answered]

    def begin(self, call: ToolCall, allowed: bool | None) -> bool:
        """Return whether `call` is to run now, with `call.parsed`. If not, it is answered, or it waits."""
        if call.id in self.given:
            self.answer(call, self.given[call.id])
        elif allowed is None:
            self._tell("waiting", call)
        elif call.type == "mcp_approval_request":
            self.answer(call, bool(allowed), "approved" if allowed else "denied")
        elif not allowed:
            self.answer(call, "The user did not allow this call.", "denied")
        elif call.type == "function_call" and call.name not in self.tools.names:
            names = ", ".join(self.tools.names) or "none"
            self.answer(call, f"There is no tool {call.name!r}. There are: {names}.", "failed")
        else:
            return self._loaded(call)
        return False

    def _loaded(self, call: ToolCall) -> bool:
        try:
            call.parsed = call.tool and call.tool.load(call.arguments)
        except Exception as error:  # whatever the library of its class raises: the model can do better
            self.answer(call, f"The arguments do not fit: {error}", "failed", error)
            return False
        runs = call.tool is not None and call.tool.function is not None
        self._tell("started" if runs else "waiting", call)
        return runs

    def answer(self, call: ToolCall, output: Any, what: str = "done", error: Exception | None = None) -> None:
        """Note what the model gets for `call`."""
        call.put(output)
        self._tell(what, call, output, error)

    def _tell(self, what: str, *facts: Any) -> None:
        self.events.append(ToolEvent(f"tool.{what}", *facts))

    def over(self) -> bool:
        """Return whether there is nothing to ask. If there is, outputs join the items, in the order of the calls."""
        if self.pending or (self._asked and not self.calls):
            return True
        self.items += [*(call.answer for call in self.calls), *self._added]
        self.calls, self._added = [], []
        return False

    @property
    def pending(self) -> list[ToolCall]:
        """The calls without an output."""
        return [call for call in self.calls if call.answer is None]

    @property
    def state(self) -> dict[str, Any]:
        """The run as plain JSON, as it was after its last whole turn. Its items are shared, not copied."""
        calls = [] if self._open else self.calls
        return {
            **{"v": 1, "api": self.api, "items": list(self.items), "turns": self.turns},
            **{"usage": fresh(self.usage), "previous_response_id": self.previous},
            **{
                "calls": [call.item for call in calls],
                "answers": [call.answer for call in calls],
                "added": self._added,
            },
        }
