"""The types of the wheel: models and TypedDicts with their fields, and named aliases, each as a JSON Schema.

Rule: a field that cannot be read is `{}` (anything) and a Stranger; the other fields of its class are read all the same.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from interface.names import Meaning

from .fields import Field, object_of
from .schemas import MARKS, Schema, Schemas, nullable, unquoted
from .strangers import Unread
from .wheel import Wheel

MODEL, DICT, ALIAS = "model", "dict", "alias"
_NOISE = frozenset({"__test__", "__api_exclude__"})
_FIELD_INFO = frozenset({"alias", "default", "default_factory", "repr"})
_GENERIC = frozenset({"Generic", "GenericModel", "_models.GenericModel", "pydantic.generics.GenericModel"})


@dataclass(frozen=True)
class Type:
    """One class or alias. `fields` are the Python names of a class with their wire names."""

    key: str
    kind: str
    path: str
    line: int
    schema: Schema
    fields: dict[str, str] = field(default_factory=dict)


@dataclass
class Classes:
    """Reads definitions; what they mention is asked for through `schemas.wanted`."""

    wheel: Wheel
    schemas: Schemas
    read: dict[str, dict[str, Field]] = field(default_factory=dict)
    """Key of a class -> its fields, own and inherited."""
    extra: dict[str, Schema] = field(default_factory=dict)
    """Key of a class -> what any further field holds."""
    deprecated: set[str] = field(default_factory=set)
    """Keys of classes that are marked so."""
    types: dict[str, Type] = field(default_factory=dict)
    parameters: set[str] = field(default_factory=set)
    """Keys of aliases that were read as the parameters of a call, variant by variant."""

    def drain(self) -> None:
        """Read every type that has been mentioned, and those that these mention."""
        while waiting := [key for key in self.schemas.wanted if key not in self.types]:
            for key in waiting:
                self.types[key] = self.type_of(self.schemas.wanted[key])

    def type_of(self, meaning: Meaning) -> Type:
        key = self.wheel.key(meaning)
        home = self.wheel.short(meaning.module)
        definition = self.wheel.definition(meaning)
        assert definition is not None
        assert not isinstance(definition, list)
        path, line = self.wheel.place(definition, home)
        try:
            if isinstance(definition, ast.ClassDef) or is_functional(definition):
                fields = self.fields(meaning)
                kind = self._kind(meaning)
                if len({each.wire for each in fields.values()}) < len(fields):
                    self.wheel.report(Unread(definition, home, "two fields that are one when they travel"), key)
                schema = object_of(fields.values(), self.extra.get(key))
                if key in self.deprecated:
                    schema["deprecated"] = True
                return Type(key, kind, path, line, schema, {each.python: each.wire for each in fields.values()})
            return Type(key, ALIAS, path, line, self._alias(definition, home))
        except Unread as fault:
            self.wheel.report(fault, key)
        except RecursionError:
            self.wheel.report(Unread(definition, home, "a type that is nested too deeply"), key)
        return Type(key, ALIAS, path, line, {})

    def _alias(self, definition: ast.Assign | ast.AnnAssign, home: str) -> Schema:
        if isinstance(definition, ast.AnnAssign) and self.wheel.spelled(definition.annotation, home) != "TypeAlias":
            raise Unread(definition, home, "a value that is used as a type")
        if definition.value is None:
            raise Unread(definition, home, "an alias without a value")
        return self.schemas.of(definition.value, home)

    # --- fields ------------------------------------------------------------------------------------------------------

    def fields(self, meaning: Meaning) -> dict[str, Field]:
        """Return the fields of a class by Python name, own and inherited. Raises Unread if it is no such class."""
        key = self.wheel.key(meaning)
        if key not in self.read:
            self.read[key] = {}  # a class that inherits from itself ends here
            self.read[key] = self._fields(meaning, key)
        return self.read[key]

    def _fields(self, meaning: Meaning, key: str) -> dict[str, Field]:
        definition, home = self.wheel.definition(meaning), self.wheel.short(meaning.module)
        if isinstance(definition, ast.Assign) and is_functional(definition):
            return self._functional(definition, home, key)
        if not isinstance(definition, ast.ClassDef):
            raise Unread(ast.Name(meaning.name), home, "a type with fields that is no class")
        is_model = self._kind(meaning) == MODEL
        for decorator in definition.decorator_list:
            head = decorator.func if isinstance(decorator, ast.Call) else decorator
            if self.wheel.spelled(head, home) in ("deprecated", "warnings.deprecated"):
                self.deprecated.add(key)
            else:
                self.wheel.report(Unread(decorator, home, "a decorator of a type"), key)
        total = self._total(definition.keywords, home, key)
        found: dict[str, Field] = {}
        bases = self._bases(definition, home)
        for base in reversed(bases) if is_model else bases:  # of a model, the first base wins; of a TypedDict, the last
            found.update(self.fields(base))
            if (base_key := self.wheel.key(base)) in self.extra:
                self.extra[key] = self.extra[base_key]
        for each in definition.body:
            try:
                match each:
                    case ast.AnnAssign(target=ast.Name(id=name)):
                        found[name] = (
                            self._model_field(name, each, home)
                            if is_model
                            else self._dict_field(name, each.annotation, home, total=total)
                        )
                    case _:
                        self._statement(each, home, key)
            except Unread as fault:
                self.wheel.report(fault, key)
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
                    name = each.target.id
                    found[name] = Field(name, name, is_model and each.value is None, {})
        return found

    def _functional(self, definition: ast.Assign, home: str, key: str) -> dict[str, Field]:
        """`Name = TypedDict("Name", {"async": bool}, total=False)`"""
        call = definition.value
        assert isinstance(call, ast.Call)
        if len(call.args) != 2 or not isinstance(call.args[1], ast.Dict):
            raise Unread(definition, home, "a TypedDict that is not made of a dict")
        total = self._total(call.keywords, home, key)
        found: dict[str, Field] = {}
        for name, value in zip(call.args[1].keys, call.args[1].values, strict=True):
            if not (isinstance(name, ast.Constant) and isinstance(name.value, str)):
                raise Unread(definition, home, "a TypedDict with a key that is no string")
            try:
                found[name.value] = self._dict_field(name.value, value, home, total=total)
            except Unread as fault:
                self.wheel.report(fault, key)
                found[name.value] = Field(name.value, name.value, False, {})
        return found

    def _statement(self, statement: ast.stmt, home: str, key: str) -> None:
        """Accept what belongs in a class and is no field; raise Unread for anything else."""
        match statement:
            case ast.Expr(value=ast.Constant()) | ast.Pass():
                return
            case ast.Assign(targets=[ast.Name(id=name)]) if name in _NOISE:
                return
            case ast.FunctionDef(decorator_list=[decorator]) if self.wheel.spelled(decorator, home) == "property":
                return
            case ast.If(
                test=test, body=typed, orelse=[ast.AnnAssign(target=ast.Name(id="__pydantic_extra__")) as real]
            ):
                known = all(
                    (isinstance(each, ast.AnnAssign) and ast.unparse(each.target) == "__pydantic_extra__")
                    or (isinstance(each, ast.FunctionDef) and each.name == "__getattr__")
                    for each in typed
                )
                if known and self.wheel.spelled(test, home) == "TYPE_CHECKING":
                    extra = self.schemas.of(real.annotation, home).get("additionalProperties")
                    self.extra[key] = {} if extra in (True, None) else extra
                    return
        raise Unread(statement, home, "a statement in a type that is no field")

    def _model_field(self, name: str, node: ast.AnnAssign, home: str) -> Field:
        schema = self.schemas.of(node.annotation, home)
        wire, default = name, node.value
        if name.startswith("_"):
            raise Unread(node, home, "a private field")
        required = default is None
        if isinstance(default, ast.Call):
            if self.wheel.spelled(default.func, home) not in ("pydantic.Field", "pydantic.fields.Field"):
                raise Unread(node, home, "a default that is no constant")
            facts = {str(each.arg): each.value for each in default.keywords}
            strange = sorted(facts.keys() - _FIELD_INFO) or (["a bare default"] if default.args else [])
            if strange:
                raise Unread(node, home, f"a field with {', '.join(strange)}")
            wire = self._string(facts["alias"], home) if "alias" in facts else name
            required = not facts.keys() & {"default", "default_factory"}
            default = facts.get("default")
        if default is not None:
            if not isinstance(default, ast.Constant):
                raise Unread(node, home, "a default that is no constant")
            if default.value is None:
                schema = nullable(schema)
            elif default.value is not ...:
                schema = {**schema, "default": default.value}
            else:
                required = True
        return Field(name, wire, required, schema)

    def _dict_field(self, name: str, node: ast.expr, home: str, *, total: bool) -> Field:
        wire, required = name, total
        node = unquoted(node, home)
        while isinstance(node, ast.Subscript):
            head = self.wheel.spelled(node.value, home)
            if head in MARKS:
                required, node = {"Required": True, "NotRequired": False}.get(head, required), node.slice
            elif head == "Annotated" and isinstance(node.slice, ast.Tuple):
                inner = node.slice.elts[0]
                schema, alias = self.schemas.annotated(node.slice.elts, home)
                marked = self._dict_field(name, inner, home, total=required)
                return Field(name, alias or wire, marked.required, schema)
            else:
                break
        return Field(name, wire, required, self.schemas.of(node, home))

    def _string(self, node: ast.expr, home: str) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        raise Unread(node, home, "an alias that is no string")

    # --- what a class is ---------------------------------------------------------------------------------------------

    def _total(self, keywords: list[ast.keyword], home: str, key: str) -> bool:
        total = True
        for each in keywords:
            if each.arg == "total" and isinstance(each.value, ast.Constant) and isinstance(each.value.value, bool):
                total = each.value.value
            else:
                self.wheel.report(Unread(each.value, home, f"the class keyword {each.arg}"), key)
        return total

    def _bases(self, definition: ast.ClassDef, home: str) -> list[Meaning]:
        """Return the bases that are types of the wheel; raise Unread for one that is nothing known."""
        found = []
        for base in definition.bases:
            head = base.value if isinstance(base, ast.Subscript) else base
            name = self.wheel.spelled(head, home)
            if name in _GENERIC or name == "TypedDict" or self.wheel.tool(head, home) == "BaseModel":
                continue
            meaning = self.wheel.meaning(head, home)
            while isinstance(alias := self.wheel.definition(meaning), (ast.Assign, ast.AnnAssign)):
                if is_functional(alias) or alias.value is None or meaning is None:
                    break
                meaning = self.wheel.meaning(alias.value, self.wheel.short(meaning.module))
            if meaning is None or self.wheel.definition(meaning) is None:
                raise Unread(base, home, "a base class that is not known")
            found.append(meaning)
        return found

    def _kind(self, meaning: Meaning, depth: int = 0) -> str:
        definition, home = self.wheel.definition(meaning), self.wheel.short(meaning.module)
        if isinstance(definition, ast.Assign) and is_functional(definition):
            return DICT
        if isinstance(definition, ast.ClassDef) and depth < 50:
            for base in definition.bases:
                head = base.value if isinstance(base, ast.Subscript) else base
                if self.wheel.spelled(head, home) == "TypedDict":
                    return DICT
                if self.wheel.tool(head, home) == "BaseModel":
                    return MODEL
            for found in self._bases(definition, home):
                return self._kind(found, depth + 1)
        raise Unread(definition if isinstance(definition, ast.AST) else ast.Name(meaning.name), home,
                     "a class that is neither a model nor a TypedDict")  # fmt: skip


def is_functional(definition: ast.AST) -> bool:
    return (
        isinstance(definition, ast.Assign)
        and isinstance(definition.value, ast.Call)
        and ast.unparse(definition.value.func).rpartition(".")[2] == "TypedDict"
    )
