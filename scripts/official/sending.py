"""What a method sends: the path with its variables, the query, headers, and the body with its media types.

Rule: a class of parameters holds the fields of query, headers and body together; only the dicts of a call say which
field goes where. Every key of a dict is a field of its class, and every value an argument of the method.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from .classes import Classes
from .fields import Field, object_of, variants
from .function import Function
from .operation import Body, Parameter
from .schemas import Schemas

JSON, MULTIPART = "application/json", "multipart/form-data"
_COPIES = frozenset({"deepcopy_with_paths", "deepcopy_minimal"})


@dataclass
class Headers:
    parameters: list[Parameter] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)
    """Fixed ones, but for the two below."""
    accept: str = ""
    content_type: str = ""
    is_conditional: bool = False
    """The content type is sent only if there are files."""


@dataclass
class Sending:
    schemas: Schemas
    classes: Classes

    # --- path and query ----------------------------------------------------------------------------------------------

    def path(self, function: Function, node: ast.expr) -> tuple[str, list[Parameter]]:
        """Return the template of a path, and its variables as parameters."""
        match function.value(node):
            case ast.Constant(value=str(text)):
                return text, []
            case ast.Call(args=[ast.Constant(value=str(text))], func=called, keywords=keywords) if (
                function.tool(called) == "path_template"
            ):
                given = {str(each.arg): each.value for each in keywords}
                return text, [self._variable(function, name, value) for name, value in given.items()]
            case ast.JoinedStr(values=parts):
                text, variables = "", []
                for part in parts:
                    if isinstance(part, ast.Constant):
                        text += str(part.value)
                    elif (
                        isinstance(part, ast.FormattedValue)
                        and isinstance(part.value, ast.Name)
                        and (part.conversion == -1 and part.format_spec is None)
                    ):
                        variables.append(self._variable(function, part.value.id, part.value))
                        text += f"{{{part.value.id}}}"
                    else:
                        raise function.unread(part, "a part of a path that is no argument")
                return text, variables
        raise function.unread(node, "a path of an unknown form")

    def _variable(self, function: Function, name: str, value: ast.expr) -> Parameter:
        argument = function.argument(value)
        schema, _ = self.schemas.given(argument.annotation, function.module)
        return Parameter(name, "path", True, schema, argument.arg)

    def query(self, function: Function, node: ast.expr | None) -> tuple[list[Parameter], tuple[str, ...]]:
        """Return the parameters of a query, and the keys of the types whose fields they are."""
        if node is None:
            return [], ()
        names, params = self._given(function, node)
        if names is None:
            raise function.unread(node, "a query that is no dict")
        fields, types = self._fields(function, params)
        chosen = self._chosen(function, params, fields, names)
        found = [
            Parameter(fields[name].wire, "query", fields[name].required, fields[name].schema, argument)
            for name, argument in chosen.items()
        ]
        return found, types

    # --- headers -----------------------------------------------------------------------------------------------------

    def headers(self, function: Function) -> Headers:
        """Return the headers that the method adds, from every dict that it assigns to `extra_headers`."""
        found = Headers()
        for value in function.values.get("extra_headers", []):
            if not isinstance(value, ast.Dict):
                raise function.unread(value, "headers that are no dict")
            for key, item in zip(value.keys, value.values, strict=True):
                self._header(function, found, key, item)
        if found.content_type and MULTIPART in found.content_type:
            found.is_conditional = any(
                isinstance(each, ast.If) and isinstance(each.test, ast.Name) and MULTIPART in ast.unparse(each)
                for each in function.node.body
            )
        return found

    def _header(self, function: Function, found: Headers, key: ast.expr | None, item: ast.expr) -> None:
        match key, item:
            case None, ast.BoolOp(values=[ast.Name(id="extra_headers"), ast.Dict(keys=[])]):
                return
            case None, ast.DictComp(generators=[ast.comprehension(iter=source)]) if "extra_headers" in ast.unparse(
                source
            ):
                return
            case None, ast.Call(func=called, args=[ast.Dict(keys=keys, values=values)]) if (
                function.tool(called) == "strip_not_given"
            ):
                for name, value in zip(keys, values, strict=True):
                    found.parameters.append(self._header_parameter(function, name, value))
                return
            case ast.Constant(value=str(name)), ast.Constant(value=str(value)):
                if name.lower() == "accept":
                    found.accept = value
                elif name.lower() == "content-type":
                    found.content_type = value
                else:
                    found.others[name] = value
                return
            case ast.Constant(value=str(name)), ast.Name(id=local) if (
                name.lower() == "content-type" and local in function.unpacked
            ):
                return  # the boundary of a body that the method encodes itself
        raise function.unread(item, "a header of an unknown form")

    def _header_parameter(self, function: Function, name: ast.expr | None, value: ast.expr) -> Parameter:
        arguments = {
            each.id for each in ast.walk(value) if isinstance(each, ast.Name) and each.id in function.arguments
        }
        if not (isinstance(name, ast.Constant) and isinstance(name.value, str)) or len(arguments) != 1:
            raise function.unread(value, "a header that is not made of one argument")
        argument = function.argument(ast.copy_location(ast.Name(arguments.pop()), value))
        schema, required = self.schemas.given(argument.annotation, function.module)
        return Parameter(name.value, "header", required, schema, argument.arg)

    # --- the body ----------------------------------------------------------------------------------------------------

    def body(self, function: Function, keywords: dict[str, ast.expr], headers: Headers) -> Body | None:
        if "body" not in keywords:
            if unread := keywords.keys() & {"files", "content"}:
                raise function.unread(keywords[unread.pop()], "content without a body")
            return None
        node = keywords["body"]
        parts: dict[str, str] = {}
        if isinstance(node, ast.Name) and node.id in function.unpacked:
            node, parts = self._encoded(function, function.unpacked[node.id])
        elif "content" in keywords:
            raise function.unread(keywords["content"], "content beside a body")
        names, params = self._given(function, node)
        files = self._files(function, keywords["files"]) if "files" in keywords and not parts else ()
        media: tuple[str, ...] = (headers.content_type or JSON,)
        if files and headers.is_conditional:
            media = (JSON, MULTIPART)
        elif files or parts or MULTIPART in headers.content_type:
            media = (MULTIPART,)
        if names is None:
            schema = self.schemas.of(params, function.module)
            return Body(schema, media, required=True, files=files, parts=parts)
        fields, types = self._fields(function, params)
        chosen = self._chosen(function, params, fields, names)
        sent = [fields[name] for name in chosen]
        arguments = {fields[name].wire: argument for name, argument in sorted(chosen.items())}
        required = any(each.required for each in sent)
        return Body(object_of(sent), media, required, types, arguments, files, parts)

    def _encoded(self, function: Function, call: ast.expr) -> tuple[ast.expr, dict[str, str]]:
        """`body, files, content, content_type = encode_multipart(body, extra_body, {"part": (media type, is JSON)}, ...)`"""
        match call:
            case ast.Call(func=called, args=[ast.Name(id=name), _, ast.Dict(keys=keys, values=values), *_]) if (
                function.tool(called) == "encode_multipart" and len(function.values.get(name, ())) == 1
            ):
                try:
                    parts = {
                        str(ast.literal_eval(key)): str(ast.literal_eval(value)[0])
                        for key, value in zip(keys, values, strict=True)
                        if key is not None
                    }
                except (ValueError, TypeError, IndexError) as error:
                    raise function.unread(call, "parts of a body that are not written out") from error
                return function.values[name][0], parts
        raise function.unread(call, "a body that is encoded in an unknown way")

    @staticmethod
    def _files(function: Function, node: ast.expr) -> tuple[tuple[str, ...], ...]:
        value = function.value(node)
        if isinstance(value, ast.Call) and function.tool(value.func) == "extract_files":
            for each in value.keywords:
                if each.arg == "paths" and isinstance(each.value, ast.List):
                    try:
                        return tuple(sorted(tuple(map(str, path)) for path in ast.literal_eval(each.value)))
                    except ValueError:
                        break
        raise function.unread(node, "files whose places are not written out")

    # --- what a call gives -------------------------------------------------------------------------------------------

    def _given(self, function: Function, node: ast.expr) -> tuple[dict[str, ast.expr] | None, ast.expr]:
        """`maybe_transform(value, Params)` -> the fields of the value (None if it is one argument), and the type."""
        node = function.value(node)
        if not (
            isinstance(node, ast.Call) and function.tool(node.func) == "maybe_transform"
            and len(node.args) == 2 and not node.keywords
        ):  # fmt: skip
            raise function.unread(node, "a value that is sent in an unknown way")
        value, params = node.args
        if isinstance(value, ast.Name) and value.id in function.arguments and value.id not in function.values:
            function.argument(value)
            return None, params
        name = value.id if isinstance(value, ast.Name) else ""
        match value:
            case ast.Attribute(value=ast.Name(id=local), attr="body"):
                value = self._prepared(function, ast.copy_location(ast.Name(local), value))
            case _:
                value = function.value(value)
        if isinstance(value, ast.Call) and function.tool(value.func) in _COPIES and value.args:
            value = value.args[0]
        if not isinstance(value, ast.Dict):
            raise function.unread(value, "a value that is no dict")
        found: dict[str, ast.expr] = {}
        for key, item in zip(value.keys, value.values, strict=True):
            if not (isinstance(key, ast.Constant) and isinstance(key.value, str)):
                raise function.unread(value, "a dict whose keys are not written out")
            if key.value in found:
                raise function.unread(item, "a field that is written twice")
            found[key.value] = item
        for changed in function.items_set.get(name, []):
            if not (isinstance(changed, ast.Constant) and changed.value in found):
                raise function.unread(changed, "a value that is added to what is sent")
        return found, params

    @staticmethod
    def _prepared(function: Function, local: ast.Name) -> ast.expr:
        """`context = prepare(self, {...}, ...)`: the fields are in the one dict that the helper takes."""
        call = function.value(local)
        dicts = [each for each in call.args if isinstance(each, ast.Dict)] if isinstance(call, ast.Call) else []
        if len(dicts) != 1:
            raise function.unread(call, "a body that a function makes")
        return dicts[0]

    @staticmethod
    def _chosen(
        function: Function, params: ast.expr, fields: dict[str, Field], names: dict[str, ast.expr]
    ) -> dict[str, str]:
        """Return the sent fields with their arguments; raise Unread for one that the type does not have."""
        if strange := sorted(names.keys() - fields.keys()):
            raise function.unread(params, f"{', '.join(strange)} is sent, and is no field of the type")
        return {name: function.argument(value).arg for name, value in names.items()}

    def _fields(self, function: Function, node: ast.expr) -> tuple[dict[str, Field], tuple[str, ...]]:
        """Return the fields of a class of parameters, or of its variants as one; and the types by key."""
        return self._fields_of(function, node, function.module)

    def _fields_of(self, function: Function, node: ast.expr, module: str) -> tuple[dict[str, Field], tuple[str, ...]]:
        wheel = function.wheel
        parts: list[ast.expr] = []
        if isinstance(node, ast.IfExp):
            parts = [node.body, node.orelse]
        elif isinstance(node, ast.Subscript) and wheel.spelled(node.value, module) == "Union":
            parts = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
        if parts:
            read = [self._fields_of(function, each, module) for each in parts]
            return variants([fields for fields, _ in read]), tuple(sorted({key for _, keys in read for key in keys}))
        meaning = wheel.meaning(node, module)
        definition = wheel.definition(meaning)
        if meaning is None or definition is None or isinstance(definition, list):
            raise function.unread(node, "parameters of an unknown type")
        if isinstance(definition, (ast.Assign, ast.AnnAssign)) and not isinstance(definition.value, ast.Call):
            if definition.value is None:
                raise function.unread(node, "parameters of an unknown type")
            self.classes.parameters.add(wheel.key(meaning))
            found, keys = self._fields_of(function, definition.value, wheel.short(meaning.module))
            return found, (wheel.key(meaning), *keys)
        return self.classes.fields(meaning), (wheel.key(meaning),)
