"""The arguments of a tool: what a function says about its parameters, or a class about its fields. Pure."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_origin, get_type_hints

from ..base.errors import UsageError, UsageTypeError
from ..base.usage_errors import check_kind
from .docstrings import described, summary
from .names import LONGEST, name_of, plain_name

if TYPE_CHECKING:
    from .parser import Parser
    from .records import Field

__all__ = ("Arguments", "ToolContext", "is_class", "tool_name")

T = TypeVar("T")


class ToolContext(Generic[T]):
    """What a tool may know of the call that it answers, if it has a parameter of this type.

    `call_id` names the call, also after the run was resumed: use it as a key where a call must not count twice. `run` is
    the run, and `value` the object that was given to `run_tools(context=...)`.
    """

    __slots__ = ("call_id", "run", "value")

    call_id: str
    run: Any
    value: T

    def __init__(self, call_id: str, run: Any, value: T) -> None:
        check_kind("call_id", call_id, str, "the ID of a call, text")
        self.call_id = call_id
        self.run = run
        self.value = value

    def __repr__(self) -> str:
        return f"<ToolContext of {self.call_id}>"


class Arguments:
    """The arguments of a tool: the parameters of a function, or the fields of a class.

    `context` names the parameter that gets the ToolContext; it is known once `parser` was asked for. Raises
    UsageTypeError for a parameter that the model cannot give.
    """

    def __init__(self, function: Any, name: str, strict: bool) -> None:
        self.context: str | None = None
        self._function, self._name, self._strict = function, name, strict
        self._parameters = None if is_class(function) else _checked(function, name)
        self._parsers: dict[str, Parser] = {}

    @property
    def parser(self) -> Parser:
        """What makes the schema, and reads what the model wrote."""
        return self.parser_for("openai")

    def parser_for(self, profile: str) -> Parser:
        """Return the parser whose schema a service of this profile takes. Made when it is first needed."""
        if (parser := self._parsers.get(profile)) is None:
            from .parser import parser_of, parser_of_fields

            strict: Any = {"strict": self._strict, "profile": profile}
            if self._parameters is None:
                parser = parser_of(self._function, name=self._name, **strict)
                if parser is None or parser.wrapped:
                    raise UsageTypeError(f"{self._name}: a class whose JSON is no object cannot hold arguments")
            else:
                parser = parser_of_fields(self._name, self._fields(self._parameters), **strict)
            self._parsers[profile] = parser
        return parser

    @cached_property
    def description(self) -> str | None:
        """The first paragraph of the docstring. Each turn of a run asks for it, and looking it up is slow."""
        if self._parameters is None:
            return self.parser.description
        return summary(_docstring(self._function))

    def _fields(self, parameters: dict[str, inspect.Parameter]) -> Iterator[Field]:
        """Yield a field for each parameter that the model gives."""
        from .records import Field

        inner = inspect.unwrap(_written(self._function), stop=lambda each: hasattr(each, "__signature__"))
        hints = _hints(_written(inner), self._name)
        texts = described(_docstring(self._function))
        for name, parameter in parameters.items():
            hint = hints.get(name, parameter.annotation)
            if (get_origin(hint) or hint) is ToolContext:
                self.context = name
            else:
                left_out = parameter.default is not parameter.empty
                default = parameter.default if left_out else None
                yield Field(name, hint, left_out, default, description=texts.get(name, ""))


def is_class(function: Any) -> bool:
    """Return whether it is a class, with or without its arguments: `Page[User]`."""
    return isinstance(get_origin(function) or function, type)


def tool_name(function: Any, given: str | None) -> str:
    """Return the name that was given, or that of the function, class or callable object. Raises UsageError."""
    if given is not None:
        if not isinstance(given, str):
            raise UsageTypeError(f"the name of a tool is text, not {type(given).__name__}")
        if plain_name(given) != given.strip("_") or not given:
            raise UsageError(
                f"the name {given!r} of a tool may have letters, digits, _ and -, at most {LONGEST} of them"
            )
        return given
    function = _written(function, call=False)
    if getattr(function, "__name__", "") == "<lambda>":
        raise UsageError("a lambda has no name that the model could call; give one: wherry.tool(function, name=...)")
    named = function if hasattr(function, "__name__") else type(function)
    name = name_of(named)
    if name == "answer" and named.__name__.isidentifier() and not re.search("[a-zA-Z0-9]", named.__name__):
        raise UsageError(
            f"the name {named.__name__!r} has no letter from a to z; give one: wherry.tool(function, name=...)"
        )
    return name


def _checked(function: Any, name: str) -> dict[str, inspect.Parameter]:
    """Return the parameters that are given by name, without the object of a method."""
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except ValueError:
        raise UsageTypeError(f"{name}: Python does not know its parameters; wrap it in a function with types") from None
    if parameters and _is_method(function, parameters[0].name):
        parameters = parameters[1:]
    given = function.keywords if isinstance(function, partial) else ()
    found = {}
    for parameter in parameters:
        if parameter.name in given:
            continue
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            raise UsageTypeError(
                f"{name}: the model gives each argument by its name, so there is nothing for {str(parameter).partition(':')[0]} "
                "to take; list the parameters one by one, or wrap the function in one that does"
            )
        if parameter.kind is parameter.POSITIONAL_ONLY:
            raise UsageTypeError(
                f"{name}: the model gives each argument by its name, but {parameter.name!r} is taken by position only; "
                "drop the `/` from the signature, or wrap the function"
            )
        if parameter.annotation is parameter.empty:
            raise UsageTypeError(
                f"{name}: the parameter {parameter.name!r} has no type, so the model cannot know what it takes; "
                f"write `{parameter.name}: str`, or whatever it is"
            )
        if type(parameter.default).__name__ == "FieldInfo":  # of pydantic, which alone would look inside
            raise UsageTypeError(
                f"{name}: the default of {parameter.name!r} is a Field, and the function would get that; "
                f"write `{parameter.name}: Annotated[..., Field(...)]`, and its default after that"
            )
        found[parameter.name] = parameter
    return found


def _is_method(function: Any, first: str) -> bool:
    """Return whether it is a method in the body of a class, which has no object yet."""
    outer = getattr(function, "__qualname__", "").rpartition(".")[0]
    return (
        first in ("self", "cls") and bool(outer) and not outer.endswith("<locals>") and not inspect.ismethod(function)
    )


def _written(function: Any, *, call: bool = True) -> Any:
    """Return the function that somebody wrote: what `partial` or a tool holds, or the method behind the call of an object."""
    while isinstance(function, partial) or (
        call and hasattr(function, "__wrapped__") and not hasattr(function, "__code__")
    ):
        function = function.func if isinstance(function, partial) else function.__wrapped__
    return function if not call or hasattr(function, "__annotations__") else type(function).__call__


def _hints(function: Any, name: str) -> dict[str, Any]:
    try:
        return get_type_hints(function, include_extras=True)
    except NameError as error:
        raise UsageError(
            f"{name}: {error}; a type that is written as text has to be known at the top of the function's module"
        ) from None


def _docstring(function: Any) -> str:
    return inspect.getdoc(_written(function)) or inspect.getdoc(_written(function, call=False)) or ""
