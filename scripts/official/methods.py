"""A method -> an operation, a second name of one, a helper, or a Stranger.

Rule: what makes a request and is not understood is never a helper.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

from .answers import Answers
from .function import VERBS, Function
from .operation import Method, Operation
from .schemas import Schemas
from .sending import Sending
from .strangers import Unread

_KEYWORDS = frozenset(
    {"body", "cast_to", "content", "files", "method", "model", "options", "page", "stream", "stream_cls"}
)
_OPTIONS = frozenset(
    {"extra_body", "extra_headers", "extra_query", "post_parser", "query", "security", "stream_mode",
     "synthesize_event_and_data", "timeout"}
)  # fmt: skip
_DECORATORS = frozenset({"required_args", "override", "deprecated"})
_SECURITY = frozenset({"bearer_auth", "admin_api_key_auth"})


@dataclass
class Methods:
    schemas: Schemas
    sending: Sending
    answers: Answers
    operations: dict[str, Operation] = field(default_factory=dict)
    """By verb and path."""
    helpers: list[Method] = field(default_factory=list)
    waiting: list[tuple[Function, str]] = field(default_factory=list)
    """Methods that parse the answer or call themselves helpers: a plain method of the same request goes before them."""

    def read(self, function: Function, name: str) -> None:
        """Read one method of the tree, or put it off until `finish`."""
        parses = any(isinstance(each, ast.keyword) and each.arg == "post_parser" for each in function.nodes)
        if parses or function.is_marked:
            self.waiting.append((function, name))
        else:
            self._report(function, name)

    def finish(self) -> None:
        """Read what was put off."""
        for function, name in self.waiting:
            self._report(function, name)
        self.waiting.clear()

    def _report(self, function: Function, name: str) -> None:
        try:
            self._read(function, name)
        except Unread as fault:
            function.wheel.report(fault, name)
        except RecursionError:
            function.wheel.report(function.unread(function.node, "a method that is nested too deeply"), name)

    def _read(self, function: Function, name: str) -> None:
        wheel = function.wheel
        path, line = wheel.place(function.node, function.module)
        requests = function.requests
        for decorator, decorated in function.decorators.items():
            if decorator not in _DECORATORS:
                raise function.unread(decorated, "a decorator of a method")
        known = next((each for each in self.operations.values() if each.method == name), None)
        if function.is_marked and not function.requests:
            self.helpers.append(Method(name, path, line, "it marks itself as a helper"))
        elif known:
            self.helpers.append(Method(name, path, line, "it overrides an operation"))
        elif function.hands_on:
            self.helpers.append(Method(name, path, line, "it hands the request on"))
        elif not function.verbs and not function.builds_a_request:
            self.helpers.append(Method(name, path, line, "it makes no request of its own"))
        elif len(requests) != 1 or len(function.verbs) != 1:
            raise function.unread(function.node, "a request that is sent in an unknown way")
        else:
            self._operation(function, requests[0], Operation(name, "", "", path, line))

    def _operation(self, function: Function, call: ast.Call, operation: Operation) -> None:
        keywords = self._keywords(function, call, _KEYWORDS, "request")
        assert isinstance(call.func, ast.Attribute)
        operation.verb = VERBS[call.func.attr]
        if "method" in keywords:
            operation.verb = str(self._constant(function, keywords["method"])).lower()
        if len(call.args) != 1:
            raise function.unread(call, "a request with more than a path")
        operation.template, variables = self.sending.path(function, call.args[0])
        options = keywords.get("options")
        if not (isinstance(options, ast.Call) and function.tool(options.func) == "make_request_options"):
            raise function.unread(call, "a request whose options are not made in place")
        given = self._keywords(function, options, _OPTIONS, "option")
        self._handed_on(function, given)
        first = self.operations.get(operation.key)
        if first and (function.is_marked or "post_parser" in given):
            why = "it marks itself as a helper" if function.is_marked else f"it parses the answer of {first.method}"
            self.helpers.append(Method(operation.method, operation.path, operation.line, why))
            return
        operation.deprecated = "deprecated" in function.decorators
        query, operation.params = self.sending.query(function, given.get("query"))
        operation.parameters = [*variables, *query]
        headers = self.sending.headers(function)
        operation.parameters += headers.parameters
        operation.headers = headers.others
        operation.security = self._security(function, given.get("security"))
        operation.body = self.sending.body(function, keywords, headers)
        operation.answer = self.answers.read(function, keywords, given, headers.accept)
        operation.local = function.local
        self._check(function, operation)
        if first is None:
            self.operations[operation.key] = operation
        else:
            differs = [
                each for each in ("parameters", "body", "answer") if getattr(first, each) != getattr(operation, each)
            ]
            why = f"not the same: {', '.join(differs)}" if differs else ""
            first.names.append(Method(operation.method, operation.path, operation.line, why, first.method))
            first.deprecated = first.deprecated and operation.deprecated  # else one of its names is, not the operation

    @staticmethod
    def _check(function: Function, operation: Operation) -> None:
        """Every variable of the path has a parameter, and no parameter stands in one place twice."""
        places = [(each.place, each.name) for each in operation.parameters]
        if len(places) != len(set(places)):
            raise function.unread(function.node, "a parameter that is sent twice in one place")
        named = {each.name for each in operation.parameters if each.place == "path"}
        written = {part.partition("}")[0] for part in operation.template.split("{")[1:]}
        if operation.verb not in VERBS.values() or not re.match("/[^/]", operation.template):
            raise function.unread(function.node, "a request to no path of the API, or by a verb that is not known")
        if named != written:
            raise function.unread(function.node, "a path whose variables are not its arguments")

    @staticmethod
    def _handed_on(function: Function, options: dict[str, ast.expr]) -> None:
        """What the caller may add to the request is handed on as it is; but for headers, which `Sending` reads."""
        for name in ("extra_headers", "extra_query", "extra_body"):
            value = options.get(name, ast.Name(name))
            changes: list[ast.AST] = [*function.items_set.get(name, ())]
            if name != "extra_headers":
                changes += [each for each in function.values.get(name, ()) if not _is_none(each)]
            if not (isinstance(value, ast.Name) and value.id == name):
                changes.append(value)
            if changes:
                raise function.unread(changes[0], f"something is put into {name} in an unknown way")

    @staticmethod
    def _keywords(function: Function, call: ast.Call, known: frozenset[str], what: str) -> dict[str, ast.expr]:
        found: dict[str, ast.expr] = {}
        for each in call.keywords:
            if each.arg is None or each.arg not in known:
                raise function.unread(each.value, f"the {what} {each.arg or '**'}")
            found[each.arg] = each.value
        return found

    @staticmethod
    def _constant(function: Function, node: ast.expr) -> object:
        if isinstance(node, ast.Constant):
            return node.value
        raise function.unread(node, "a value that is no constant")

    @staticmethod
    def _security(function: Function, node: ast.expr | None) -> tuple[str, ...]:
        if node is None:
            return ()
        if isinstance(node, ast.Dict) and all(
            isinstance(key, ast.Constant) and key.value in _SECURITY
            and isinstance(value, ast.Constant) and value.value is True
            for key, value in zip(node.keys, node.values, strict=True)
        ):  # fmt: skip
            return tuple(sorted(str(ast.literal_eval(key)) for key in node.keys if key is not None))
        raise function.unread(node, "a kind of key that is not known")


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
