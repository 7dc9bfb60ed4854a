"""One method as a table: its arguments, local values, fixed headers and the request that it makes.

Rule: a local name that is assigned in two places has no value, and whoever needs it raises Unread.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

from interface.names import Meaning

from .schemas import Schemas
from .strangers import Unread
from .wheel import Wheel

VERBS = {"_get": "get", "_post": "post", "_put": "put", "_patch": "patch", "_delete": "delete", "_get_api_list": "get"}
TRANSPORT = frozenset({"extra_headers", "extra_query", "extra_body", "timeout"})
"""Arguments that every method has, and that say nothing about the API."""
_CHANGES = frozenset({"update", "setdefault", "pop", "popitem", "clear"})
HELPER = re.compile(r"X-Stainless-[\w-]*Helper[\w-]*")


@dataclass
class Function:
    wheel: Wheel
    schemas: Schemas
    module: str
    node: ast.FunctionDef
    values: dict[str, list[ast.expr]] = field(default_factory=dict)
    unpacked: dict[str, ast.expr] = field(default_factory=dict)
    """Names on the left of `a, b = call(...)` -> the call."""
    items_set: dict[str, list[ast.AST]] = field(default_factory=dict)
    """`name[key] = ...` -> the keys by name; any other change of a dict, as it stands."""
    sent: set[str] = field(default_factory=set)
    """Arguments that have been found in the request."""
    imported: dict[str, Meaning] = field(default_factory=dict)

    def __post_init__(self) -> None:
        arguments = self.node.args
        self.arguments = {
            each.arg: each for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)[1:]
        }
        self.nodes = [each for statement in self.node.body for each in ast.walk(statement)]
        for each in self.nodes:
            match each:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self.values.setdefault(name, []).append(value)
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    self.values.setdefault(name, []).append(value)
                case ast.Assign(targets=[ast.Tuple(elts=elements)], value=value):
                    self.unpacked.update({each.id: value for each in elements if isinstance(each, ast.Name)})
                case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name), slice=key)]):
                    self.items_set.setdefault(name, []).append(key)
                case ast.AugAssign(target=ast.Name(id=name)) | ast.NamedExpr(target=ast.Name(id=name)):
                    self.values.setdefault(name, []).append(each.value)
                case ast.AugAssign(target=ast.Subscript(value=ast.Name(id=name), slice=key)):
                    self.items_set.setdefault(name, []).append(key)
                case ast.Delete(targets=targets):
                    for target in targets:
                        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
                            self.items_set.setdefault(target.value.id, []).append(each)
                case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=change)) if change in _CHANGES:
                    self.items_set.setdefault(name, []).append(each)
        self.imported = self.wheel.imported_in(self.node, self.module)

    # --- the request -------------------------------------------------------------------------------------------------

    @property
    def verbs(self) -> list[ast.Attribute]:
        """Every mention of `self._get` and its like, called or handed on."""
        return [
            each
            for each in self.nodes
            if isinstance(each, ast.Attribute)
            and each.attr in VERBS
            and isinstance(each.value, ast.Name)
            and each.value.id == "self"
        ]

    @property
    def requests(self) -> list[ast.Call]:
        """The calls of `self._get` and its like."""
        verbs = {id(each) for each in self.verbs}
        return [each for each in self.nodes if isinstance(each, ast.Call) and id(each.func) in verbs]

    @property
    def is_marked(self) -> bool:
        """Whether the method sends a header that calls it a helper."""
        return any(
            isinstance(each, ast.Constant) and isinstance(each.value, str) and HELPER.fullmatch(each.value)
            for each in self.nodes
        )

    @property
    def decorators(self) -> dict[str, ast.expr]:
        found = {}
        for each in self.node.decorator_list:
            head = each.func if isinstance(each, ast.Call) else each
            name = self.wheel.tool(head, self.module) or self.wheel.spelled(head, self.module)
            found[name.removeprefix("warnings.")] = each
        return found

    @property
    def hands_on(self) -> bool:
        """Whether a request method is handed on (`partial(self._post, ...)`), so that another object makes the request."""
        handed = {
            id(each.args[0])
            for each in self.nodes
            if isinstance(each, ast.Call) and each.args and ast.unparse(each.func).rpartition(".")[2] == "partial"
        }
        return bool(self.verbs) and all(id(each) in handed for each in self.verbs)

    @property
    def builds_a_request(self) -> bool:
        """Whether the method makes a request's options, or calls a request method of another object."""
        public = {each.removeprefix("_") for each in VERBS} | {"request"}
        return any(
            isinstance(each, ast.Call)
            and (
                self.wheel.tool(each.func, self.module) == "make_request_options"
                or (isinstance(each.func, ast.Attribute) and ast.unparse(each.func.value) == "self._client"
                    and each.func.attr in public)
            )
            for each in self.nodes
        )  # fmt: skip

    # --- values ------------------------------------------------------------------------------------------------------

    def value(self, node: ast.expr) -> ast.expr:
        """Return what a local name stands for; any other expression, and an argument, is itself."""
        if not isinstance(node, ast.Name) or node.id not in self.values:
            return node
        found = self.values[node.id]
        if len(found) != 1:
            raise self.unread(node, "a value that is assigned in several places")
        return found[0]

    def tool(self, node: ast.expr) -> str:
        return self.wheel.tool(node, self.module)

    def argument(self, node: ast.expr) -> ast.arg:
        """Return the argument that an expression is; raise Unread for anything else."""
        if isinstance(node, ast.Name) and node.id in self.arguments:
            if node.id in self.values:
                raise self.unread(node, "an argument that is another value when it is sent")
            self.sent.add(node.id)
            return self.arguments[node.id]
        raise self.unread(node, "a value that is no argument of the method")

    def unread(self, node: ast.AST, what: str) -> Unread:
        return Unread(node, self.module, what)

    @property
    def local(self) -> tuple[str, ...]:
        """Return the arguments that are not sent; raise Unread for one that is not used at all."""
        left = [name for name in self.arguments if name not in self.sent | TRANSPORT]
        names = {each.id for each in self.nodes if isinstance(each, ast.Name)}
        for name in left:
            if name not in names:
                raise self.unread(self.arguments[name], "an argument that is not sent")
        if self.node.args.vararg or self.node.args.kwarg:
            raise self.unread(self.node, "a method with *args or **kwargs")
        return tuple(left)
