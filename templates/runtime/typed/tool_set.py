"""ToolSet: what a caller has given as `tools=`, in the form that each API takes, and found again by name. Pure.

`tools=[function, Model, {...}, pydantic_function_tool(Model)]`: functions and classes become tools, dicts stay what they
are. A dict of a function goes to both APIs, however it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..base.errors import UsageError, UsageTypeError
from ..base.unset import UNSET, is_not_given
from ..data.codec import dumps, loads
from .tool import Tool

__all__ = ("ToolSet", "pydantic_function_tool", "pydantic_responses_function_tool", "tools_of")


class _ModelTool(dict[str, Any]):
    """A tool as a dict that remembers its class; copies of what is around it keep it."""

    tool: Tool[..., Any]

    def __init__(self, told: Mapping[str, Any], tool: Tool[..., Any]) -> None:
        super().__init__(told)
        self.tool = tool


def pydantic_function_tool(model: Any, *, name: str | None = None, description: str | None = None) -> dict[str, Any]:
    """Return a class as a tool of chat completions: a dict, for code that knows this name of the official package.

    `model` may be any class that `wherry.tool` takes. The description is its docstring, unless there is another one.
    """
    return {"type": "function", "function": _told(model, name, description)}


def pydantic_responses_function_tool(
    model: Any, *, name: str | None = None, description: str | None = None, defer_loading: Any = UNSET
) -> dict[str, Any]:
    """Return a class as a tool of responses: a dict, for code that knows this name of the official package."""
    told = _told(model, name, description)
    deferred = {} if is_not_given(defer_loading) else {"defer_loading": defer_loading}
    return _ModelTool({"type": "function", **told, **deferred}, told.tool)


def _told(model: Any, name: str | None, description: str | None) -> _ModelTool:
    tool = Tool(model, name=name, description=description)
    told = {"name": tool.name, "strict": True, "parameters": tool.schema}
    text = model.__doc__ if description is None else description
    return _ModelTool(told if text is None else {**told, "description": text}, tool)


def tools_of(tools: Any) -> ToolSet:
    """Return the ToolSet of what a caller has given as `tools=`; of a ToolSet, itself. Raises UsageError."""
    return tools if isinstance(tools, ToolSet) else ToolSet(tools)


class ToolSet:
    """The tools of a call. `given` is false where `tools` was left out. With `quiet`, no arguments are parsed here."""

    def __init__(self, tools: Any, *, quiet: bool = False) -> None:
        self.given = not is_not_given(tools)
        self.quiet = quiet
        if not self.given or tools is None:
            items: list[Any] = []
        elif isinstance(tools, (str, bytes, Mapping)) or not isinstance(tools, Iterable):
            raise UsageTypeError(f"tools is a list, such as [weather], not {type(tools).__name__}")
        else:
            items = list(tools)
        self._null = tools is None
        self._items: list[Any] = [_item(each, index) for index, each in enumerate(items)]
        self._named: dict[tuple[str | None, str], Any] = {}
        for namespace, name, item in _functions(self._items, None):
            if self._named.setdefault((namespace, name), item) is not item:
                raise UsageError(f"tools: two of them are named {name!r}; rename one: wherry.tool(function, name=...)")

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)

    def sent_chat(self, profile: str = "openai") -> Any:
        """Return the tools as chat completions take them; UNSET if none were given. `profile`: what the service knows."""
        return self._sent(lambda item: _for_chat(item, profile))

    def sent_responses(self, profile: str = "openai") -> Any:
        """Return the tools as responses take them; UNSET if none were given. `profile`: what the service knows."""
        return self._sent(lambda item: _for_responses(item, profile))

    def _sent(self, form: Any) -> Any:
        return [form(item) for item in self._items] if self.given and not self._null else None if self._null else UNSET

    def unknown(self, name: str, namespace: str | None = None) -> str:
        """Return what a model is told that has called a function which is not there; "" if it is."""
        if self._find(name, namespace) is not None:
            return ""
        names = [known if space is None else f"{known} of {space}" for space, known in self._named]
        full = name if namespace is None else f"{name} of {namespace}"
        return f"There is no tool {full!r}. There are: {', '.join(names) or 'none'}."

    @property
    def parses(self) -> bool:
        """Whether the arguments of any call are to be parsed."""
        return not self.quiet and any(map(_is_strict, self._named.values()))

    def _find(self, name: str, namespace: str | None) -> Any:
        """Return what is known by a name. A tool that is loaded later is a namespace of its own name."""
        if (found := self._named.get((namespace, name))) is not None or namespace not in (None, name):
            return found
        return next((item for (_, known), item in self._named.items() if known == name), None)

    def named(self, name: str, namespace: str | None = None) -> Tool[..., Any] | None:
        """Return the tool of that name, if a function or a class was given for it."""
        return _tool_in(self._find(name, namespace))

    def parses_calls_of(self, name: str, namespace: str | None = None) -> bool:
        """Return whether the arguments of calls by that name are to be parsed."""
        item = self._find(name, namespace)
        return item is not None and not self.quiet and _is_strict(item)

    def parse_arguments(self, name: str, text: Any, namespace: str | None = None) -> Any:
        """Return the arguments of a call: an object for a class, a dict for a function or a strict dict, else None.

        Raises ValueError for arguments that do not fit.
        """
        item = self._find(name, namespace)
        if item is None or self.quiet or not _is_strict(item):
            return None
        if not isinstance(text, str):  # null, or an object: some servers do not write arguments as text
            text = "" if text is None else dumps(text)
        if (tool := _tool_in(item)) is not None:
            return tool.load(text)
        return loads(text.strip() or "{}")

    def check_awaited(self, awaits: bool) -> None:
        """Raise UsageTypeError if there are async functions, and nobody who awaits them."""
        for name, item in () if awaits else self._named.items():
            if (tool := _tool_in(item)) is not None and tool.is_async:
                raise UsageTypeError(f"tools: {name[1]!r} is async, and only an AsyncClient can await it")

    def check_strict(self) -> None:
        """Raise UsageError if there are tools whose arguments chat completions could not parse."""
        for item in self._items if not self.quiet else ():
            if not isinstance(item, Tool) and item.get("type") != "function":
                raise UsageError(
                    f"tools: only functions can be parsed, not {item.get('type')!r}; call create() with it"
                )
        for (_, name), item in self._named.items() if not self.quiet else ():
            if not _is_strict(item):
                raise UsageError(
                    f'tools: {name!r} is not strict, so its arguments cannot be parsed; add "strict": True'
                )


def _item(given: Any, index: int) -> Any:
    if isinstance(given, Mapping) and given.get("type") == "namespace":
        return {**given, "tools": [_item(each, index) for each in given.get("tools") or ()]}
    if isinstance(given, (Tool, Mapping)):
        return given
    if hasattr(type(given), "__wire__"):  # a model of this package: the same as its dict
        return _item(given.to_dict(), index)
    if callable(given):
        return Tool(given)
    raise UsageTypeError(f"tools[{index}] is a function, a class or a dict, not {type(given).__name__}")


def _functions(items: Iterable[Any], namespace: str | None) -> Iterator[tuple[str | None, str, Any]]:
    """Yield namespace, name and definition of each function."""
    for item in items:
        if isinstance(item, Tool):
            yield namespace, item.name, item
        elif item.get("type") == "namespace":
            yield from _functions(item.get("tools") or (), item.get("name"))
        elif item.get("type") == "function":
            function = item.get("function", item)
            yield namespace, function.get("name", ""), function


def _is_strict(item: Any) -> bool:
    return item.strict if isinstance(item, Tool) else item.get("strict") is True


def _tool_in(item: Any) -> Tool[..., Any] | None:
    return item if isinstance(item, Tool) else getattr(item, "tool", None)


def _for_chat(item: Any, profile: str) -> Any:
    if isinstance(item, Tool):
        return item.for_chat(profile)
    if item.get("type") == "function" and "function" not in item:
        return {"type": "function", "function": {key: value for key, value in item.items() if key != "type"}}
    return item


def _for_responses(item: Any, profile: str) -> Any:
    if isinstance(item, Tool):
        return item.for_responses(profile)
    if item.get("type") == "namespace":
        return {**item, "tools": [_for_responses(each, profile) for each in item.get("tools") or ()]}
    function = item.get("function") if item.get("type") == "function" else None
    return {"type": "function", **function} if isinstance(function, Mapping) else item
