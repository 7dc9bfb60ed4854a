"""Tool: a function or a class that the model may call, with the JSON Schema of its arguments.

    @wherry.tool
    def weather(city: str, unit: Literal["C", "F"] = "C") -> dict:
        \"\"\"Look up the weather.

        Args:
            city: Its name, with the country if that is needed.
        \"\"\"

The name of the function, the first paragraph of its docstring and the lines about its parameters are what the model
reads. Hints and schema are looked at when they are first needed, so that a hint may name what is defined further down.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from inspect import iscoroutinefunction
from typing import Any, Generic, ParamSpec, TypeVar, get_origin, overload

from ..base.errors import UsageTypeError
from ..base.usage_errors import check_kind
from .tool_arguments import Arguments, ToolContext, is_class, tool_name

__all__ = ("Tool", "ToolContext", "tool")

P = ParamSpec("P")
R = TypeVar("R")


class Tool(Generic[P, R]):
    """What the model may call. It stays callable: `tool(...)` calls the function itself.

    `name`, `description`, `schema` (of the arguments) and `strict` are what the model sees; `function` is what runs, or
    None for a class whose objects cannot be called.
    """

    def __init__(
        self,
        function: Callable[P, R],
        *,
        name: str | None = None,
        description: str | None = None,
        strict: bool = True,
    ) -> None:
        if not callable(function):
            raise UsageTypeError(f"a tool is a function or a class, not {type(function).__name__}")
        check_kind("description", description, (str, type(None)), "text, or None")
        check_kind("strict", strict, bool, "True or False")
        self.name = tool_name(function, name)
        self.strict = strict
        self._target: Any = function
        self._description = description
        self._arguments = Arguments(function, self.name, strict)
        self._is_class = is_class(function)
        for attribute in ("__module__", "__name__", "__qualname__", "__doc__"):
            if (value := getattr(function, attribute, None)) is not None:
                setattr(self, attribute, value)
        self.__wrapped__ = function

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call the function itself, or make an object of the class."""
        return self._target(*args, **kwargs)  # type: ignore[no-any-return]

    def __get__(self, owner: Any, kind: Any = None) -> Any:
        """Return the tool of one object, where it was made of a method."""
        if owner is None or self._is_class:
            return self
        bound = object.__new__(type(self))
        bound.__dict__.update(self.__dict__)
        bound._target = bound.__wrapped__ = self._target.__get__(owner, kind)
        return bound

    def __reduce_ex__(self, protocol: Any) -> Any:
        """Let pickle and copy name it, as they name functions; or else what it was made of, or the object of a method."""
        name = getattr(self, "__qualname__", "")
        owner = getattr(self._target, "__self__", None)
        if isinstance(getattr(type(owner), name.rpartition(".")[2], None), Tool):
            return getattr, (owner, self._target.__name__)
        found: Any = sys.modules.get(self.__module__)
        for part in name.split("."):
            found = getattr(found, part, None)
        if found is self:
            return name
        given: dict[str, Any] = {"name": self.name, "description": self._description, "strict": self.strict}
        return partial(type(self), **given), (self._target,)

    def __repr__(self) -> str:
        return f"<Tool {self.name}>"

    @property
    def function(self) -> Callable[..., Any] | None:
        """What runs when the model calls it: with the arguments, or with the object that was made of them."""
        target = self._target
        if self._is_class:
            target = get_origin(target) or target
            return target.__call__ if any("__call__" in vars(base) for base in target.__mro__) else None
        return target  # type: ignore[no-any-return]

    @property
    def is_async(self) -> bool:
        """Whether its function is an async one."""
        function = self.function
        return iscoroutinefunction(function) or (callable(function) and iscoroutinefunction(type(function).__call__))

    @property
    def description(self) -> str | None:
        """What the model is told about it: the first paragraph of the docstring, unless another text was given."""
        return self._arguments.description if self._description is None else self._description

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its arguments."""
        return self._arguments.parser.schema

    def load(self, text: str) -> Any:
        """Read the arguments that the model wrote: a dict for a function, an object for a class.

        Raises what says that they do not fit: a ValueError of this package or of the library whose class it is.
        """
        return self._arguments.parser.load(text.strip() or "{}")

    def run(self, loaded: Any, context: ToolContext[Any] | None = None) -> Any:
        """Call it with what `load` has returned. Of an async function, return the awaitable."""
        if self._is_class:
            return loaded()
        if (name := self._arguments.context) is not None:
            loaded = {name: context, **loaded}
        return self._target(**loaded)

    def _told(self, profile: str) -> dict[str, Any]:
        described = {"description": self.description} if self.description else {}
        schema = self._arguments.parser_for(profile).schema
        return {"name": self.name, **described, "parameters": schema, "strict": self.strict}

    def for_chat(self, profile: str = "openai") -> dict[str, Any]:
        """Return it as chat completions take it. `profile` says what the service knows, as in `answer_type`."""
        return {"type": "function", "function": self._told(profile)}

    def for_responses(self, profile: str = "openai") -> dict[str, Any]:
        """Return it as responses take it. `profile` says what the service knows, as in `answer_type`."""
        return {"type": "function", **self._told(profile)}


@overload
def tool(function: Callable[P, R], /) -> Tool[P, R]: ...
@overload
def tool(
    *, name: str | None = None, description: str | None = None, strict: bool = True
) -> Callable[[Callable[P, R]], Tool[P, R]]: ...
@overload
def tool(
    function: Callable[P, R], /, *, name: str | None = None, description: str | None = None, strict: bool = True
) -> Tool[P, R]: ...
def tool(
    function: Any = None, /, *, name: str | None = None, description: str | None = None, strict: bool = True
) -> Any:
    """Make a tool of a function or a class: `@tool`, `@tool(name=...)`, or `tool(function, ...)`.

    Pass it in `tools=[...]` of `run_tools`, which calls it when the model asks for it, or of `parse` and `stream`, which do not. It
    stays what it was: you can call it as before.

    Every parameter needs a type, and one that has a default may be left out by the model. A parameter whose type is
    ToolContext is not shown to the model: it gets the run's context.

    Args:
        function: A function (async or not), a method, any callable object, or a class whose fields are the arguments.
        name: What the model calls it; default: the name of the function.
        description: What the model is told; default: the first paragraph of the docstring.
        strict: Whether the service makes sure that the arguments fit the schema.

    Raises:
        UsageError: The model could not call it; the message names the parameter and the way out.
    """
    if function is None:
        return lambda inner: Tool(inner, name=name, description=description, strict=strict)
    return Tool(function, name=name, description=description, strict=strict)
