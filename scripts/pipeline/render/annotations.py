"""Types as annotation text: what a value is when it is read (`received`) and what may be given for it (`sent`).

Reading: model classes, `list`, `dict`. Writing: for every object its TypedDict of params/ or its model, for lists any
`Iterable`, for maps any `Mapping`, because callers build those as they like. A builtin that means something else where
the text will stand (beside a field called `list`) is written `builtins.list`.
"""

from __future__ import annotations

from ..api import ListOf, Literal, MapOf, Primitive, Ref, Type, UnionOf
from ..package import AliasPlan, Members
from .escape import py

_NOTHING = frozenset[str]()
_READ = {"str": "str", "int": "int", "float": "float", "bool": "bool", "none": "None", "any": "Any", "binary": "bytes"}
_WRITTEN = {**_READ, "any": "object", "binary": "FileTypes"}
_BUILTINS = frozenset({"str", "int", "float", "bool", "bytes", "object", "list", "dict"})


def received(
    type_: Type, models: str = "", *, here: frozenset[str] = _NOTHING, shadowed: frozenset[str] = _NOTHING
) -> str:
    """Write the type of a value that comes from the server.

    `models` is the name under which the module knows the models package, `here` are the names that it defines itself
    and writes without a prefix. Where it defines none of them it is a module of resources, and `list` is written
    `builtins.list`, because a resource may have a method of that name. `shadowed` are the names that mean something
    else where the text will stand.
    """
    return _Reading(models, here, shadowed | {"list"} if models and not here else shadowed).text(type_)


def sent(
    type_: Type,
    params: str = "",
    models: str = "models",
    *,
    members: Members | None = None,
    here: frozenset[str] = _NOTHING,
    shadowed: frozenset[str] = _NOTHING,
) -> str:
    """Write the type of a value that goes to the server.

    `params` and `models` are the names under which the module knows these packages; `here` are the names of params that
    it defines itself. `members` are all models and aliases of the plan; with them, an alias is not spelled twice, and
    what has no TypedDict is written as its model alone.
    """
    return _Writing(params, models, members, here, shadowed).text(type_)


def with_null(text: str) -> str:
    """Add None to a type."""
    return text if text in {"None", "Any", "object"} or text.endswith("| None") else f"{text} | None"


class _Reading:
    scalars = _READ

    def __init__(self, models: str, here: frozenset[str], shadowed: frozenset[str]) -> None:
        self.models = models
        self.here = here
        self.shadowed = shadowed

    def text(self, type_: Type) -> str:
        if isinstance(type_, Primitive):
            return self.builtin(self.scalars[type_.name])
        if isinstance(type_, Literal):
            return self.literal(type_)
        if isinstance(type_, Ref):
            return self.reference(type_.name)
        if isinstance(type_, ListOf):
            return self.list_of(self.text(type_.item))
        if isinstance(type_, MapOf):
            return self.map_of(self.text(type_.value))
        return self.union(type_)

    def builtin(self, name: str) -> str:
        return f"builtins.{name}" if name in self.shadowed and name in _BUILTINS else name

    def literal(self, type_: Literal) -> str:
        if any(isinstance(value, float) for value in type_.values):
            return self.builtin("float")  # typing knows no literal floats
        return f"Literal[{', '.join(map(py, type_.values))}]"

    def reference(self, name: str) -> str:
        return self.named(self.models, name)

    def named(self, package: str, name: str) -> str:
        return f"{package}.{name}" if package and name not in self.here else name

    def list_of(self, item: str) -> str:
        return f"{self.builtin('list')}[{item}]"

    def map_of(self, value: str) -> str:
        return f"{self.builtin('dict')}[{self.builtin('str')}, {value}]"

    def union(self, type_: UnionOf) -> str:
        texts = list(dict.fromkeys(part for member in type_.members for part in self.parts(member)))
        anything = self.scalars["any"]
        if self.builtin(anything) in texts:
            return self.builtin(anything)
        return " | ".join([text for text in texts if text != "None"] + ["None"] * ("None" in texts))

    def parts(self, member: Type) -> list[str]:
        """Write one member of a union as texts none of which is a union itself."""
        return [self.text(member)]


class _Writing(_Reading):
    scalars = _WRITTEN

    def __init__(
        self, params: str, models: str, members: Members | None, here: frozenset[str], shadowed: frozenset[str]
    ) -> None:
        super().__init__(models, here, shadowed)
        self.params = params
        self.members = members

    def reference(self, name: str) -> str:
        return " | ".join(self.forms(name))

    def parts(self, member: Type) -> list[str]:
        return self.forms(member.name) if isinstance(member, Ref) else [self.text(member)]

    def forms(self, name: str) -> list[str]:
        """Write the TypedDict and the model of an object; of an alias its name in params, which stands for both."""
        typed_dict = self.named(self.params, name)
        model = f"{self.models}.{name}"
        if self.members is None:
            return [typed_dict, model]
        member = self.members[name]
        if not member.in_request:
            return [model]
        if isinstance(member, AliasPlan):
            return [typed_dict]
        if member.extra is not None:
            return [typed_dict, model, self.map_of(self.builtin("object"))]
        return [typed_dict, model]

    def list_of(self, item: str) -> str:
        return f"Iterable[{item}]"

    def map_of(self, value: str) -> str:
        return f"Mapping[{self.builtin('str')}, {value}]"
