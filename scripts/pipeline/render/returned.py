"""What the section `Returns:` of a method says: the type in words, what is in it, and how it is read.

`Returned(members)` knows the models by name. One line for each way to call the method. A sentence says the same of both
clients, so that the docstrings of a method and of its async twin are the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..api import ListOf, Literal, Primitive, Ref, Type, UnionOf
from ..package import AliasPlan, HelperPlan, MethodPlan, ModelPlan, PollPlan, StreamPlan

_BINARY = "BinaryResponse: The bytes: `content`, `iter_bytes()`, `write_to_file(path)`."
_MANY = 4
"""Of a model without a sentence of ours, so many fields are named."""
_HELPERS = (
    ("StreamManager", "A manager: `with` sends the request, and gives a stream of events to loop over."),
    ("ToolRun", "The run: loop over its events in a `with` block, or call `until_done()`."),
    ("m.ParsedChatCompletion", "ParsedChatCompletion: A ChatCompletion whose messages also have `parsed`."),
    ("m.ParsedResponse", "ParsedResponse: A Response that also has `output_parsed`."),
)  # fmt: skip


class Returned:
    """Writes what methods return."""

    def __init__(self, members: Mapping[str, ModelPlan | AliasPlan]) -> None:
        self._members = members

    def of(self, plan: MethodPlan) -> list[str]:
        """Return the lines of a method."""
        stream = self._stream(plan.stream) if plan.stream else ""
        if plan.stream and not plan.stream.switch:
            return [stream]
        if plan.page:
            lines = [f"Pages of {_name(plan.page.item)}: a loop over it gets all items, page after page."]
        elif plan.answer is None:
            lines = ["None."]
        else:
            lines = [self._answer(plan.answer)]
        if plan.stream:
            switch = next(each.python for each in plan.arguments if each.wire == plan.stream.switch)
            value = repr(plan.stream.switch_value).replace("'", '"')
            lines.append(f"With `{switch}={value}`, {stream[:1].lower()}{stream[1:]}")
        return lines

    def of_helper(self, plan: HelperPlan) -> list[str]:
        """Return the lines of a method that does more than its operation."""
        return [said for name, said in _HELPERS if name in plan.returns]

    def of_poll(self, plan: PollPlan) -> list[str]:
        """Return the lines of a method that waits."""
        return [self._answer(plan.answer)]

    def _answer(self, type_: Type) -> str:
        if type_ == Primitive("binary"):
            return _BINARY
        if type_ == Primitive("str"):
            return "str: The text."
        if isinstance(type_, ListOf):
            return f"list: {_name(type_.item)} objects."
        if not isinstance(type_, Ref):
            return "The JSON, as Python reads it."
        member = self._members[type_.name]
        if member.doc:
            return f"{type_.name}: {member.doc}"
        if isinstance(member, AliasPlan):
            return f"{type_.name}: One of several types." if isinstance(member.type, UnionOf) else f"{type_.name}."
        names = [field.python for field in member.fields if not _is_constant(field.type)]
        listed = ", ".join(f"`{name}`" for name in names[:_MANY]) + (" and more" if len(names) > _MANY else "")
        return f"{type_.name}: An object with {listed}." if names else f"{type_.name}: An object."

    @staticmethod
    def _stream(plan: StreamPlan) -> str:
        return f"A stream of {_name(plan.event)}: loop over it; `with` closes it, if you leave early."


def _is_constant(type_: Type) -> bool:
    return isinstance(type_, Literal) and len(type_.values) == 1 and isinstance(type_.values[0], str)


def _name(type_: Type) -> str:
    """Return a type in a word."""
    if isinstance(type_, Ref):
        return type_.name
    if isinstance(type_, UnionOf):
        return " and ".join(dict.fromkeys(_name(member) for member in type_.members))
    if isinstance(type_, Primitive):
        return "JSON" if type_.name == "any" else type_.name
    return "JSON"
