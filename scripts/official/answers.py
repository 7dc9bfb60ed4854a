"""What comes back: JSON, text, binary, a page, a stream of events, or nothing.

Rule: the type is what the method passes as `cast_to`, or `page` and `model`; the media type is known by `Accept` alone.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import Literal

from interface.names import Meaning

from .function import Function
from .operation import Answer
from .schemas import BINARY, Schema, Schemas, alternatives, joined
from .strangers import Unread
from .wheel import Wheel

JSON, TEXT, EVENTS, OCTETS = "application/json", "text/plain", "text/event-stream", "application/octet-stream"
_PAGES = frozenset({"BasePage", "BaseSyncPage", "BaseAsyncPage"})
_UNSPECIFIC = frozenset({"", "*/*", "application/binary"})


@dataclass
class Answers:
    wheel: Wheel
    schemas: Schemas

    def read(
        self, function: Function, keywords: dict[str, ast.expr], options: dict[str, ast.expr], accept: str
    ) -> Answer:
        if "page" in keywords:
            return self._page(function, keywords)
        if "cast_to" not in keywords:
            raise function.unread(function.node, "a request without cast_to")
        stream = self._stream(function, keywords)
        content = {} if stream == "always" else self._content(function, keywords["cast_to"], accept)
        if stream:
            content[EVENTS] = self._event(function, keywords.get("stream_cls"))
        elif "stream_cls" in keywords:
            raise function.unread(keywords["stream_cls"], "a stream class without a stream")
        return Answer(content, stream=stream, stream_mode=self._mode(function, options))

    # --- one value ---------------------------------------------------------------------------------------------------

    def _content(self, function: Function, node: ast.expr, accept: str) -> dict[str, Schema]:
        cast = self._cast(function, node)
        if self.wheel.tool(cast, function.module) == "HttpxBinaryResponseContent":
            return {OCTETS if accept in _UNSPECIFIC else accept: dict(BINARY)}
        schema, module = None, function.module
        if isinstance(cast, ast.Call):
            cast, module = self._chosen(function, cast)
            schema = joined([self.schemas.of(each, module) for each in alternatives(cast)])
        else:
            schema = self.schemas.of(cast, module)
        if schema == {"type": "null"}:
            return {}
        if accept not in _UNSPECIFIC and accept != JSON:
            raise function.unread(node, f"an answer of the media type {accept}")
        content: dict[str, Schema] = {}
        found = schema.get("anyOf", [schema]) if schema.keys() == {"anyOf"} else [schema]
        text = {"type": "string"}
        if others := [each for each in found if each != text]:
            content[JSON] = joined(others)
        if text in found:
            content[TEXT] = text
        return content

    def _cast(self, function: Function, node: ast.expr) -> ast.expr:
        """Return X of `cast(Any, X)`, which is a union that the type checker takes for no class."""
        match node:
            case ast.Call(func=called, args=[first, inner]) if (
                self.wheel.spelled(called, function.module) == "cast"
                and self.wheel.spelled(first, function.module) == "Any"
            ):
                return inner
        return node

    def _chosen(self, function: Function, call: ast.Call) -> tuple[ast.expr, str]:
        """Return what a function chooses from: `def choose(...) -> type[A | B]`."""
        meaning = self.wheel.meaning(call.func, function.module, function.imported)
        definition = self.wheel.definition(meaning)
        if meaning is not None and isinstance(definition, list):
            home = self.wheel.short(meaning.module)
            match definition[-1].returns:
                case ast.Subscript(value=head, slice=chosen) if self.wheel.spelled(head, home) in ("type", "Type"):
                    return chosen, home
        raise function.unread(call, "a cast_to that a function chooses")

    # --- streams -----------------------------------------------------------------------------------------------------

    def _stream(self, function: Function, keywords: dict[str, ast.expr]) -> Literal["", "optional", "always"]:
        match keywords.get("stream"):
            case None | ast.Constant(value=False):
                return ""
            case ast.Constant(value=True):
                return "always"
            case ast.BoolOp(op=ast.Or(), values=[ast.Name(id=name), ast.Constant(value=False)]) if (
                name in function.arguments
            ):
                return "optional"
        raise function.unread(keywords["stream"], "a stream that is asked for in an unknown way")

    def _mode(self, function: Function, options: dict[str, ast.expr]) -> str:
        modes = []
        if "stream_mode" in options:
            match options["stream_mode"]:
                case ast.Constant(value="events"):
                    modes.append("events")
                case _:
                    raise function.unread(options["stream_mode"], "a mode of streams that is not known")
        if "synthesize_event_and_data" in options:
            match options["synthesize_event_and_data"]:
                case ast.Constant(value=True):
                    modes.append("event and data")
                case _:
                    raise function.unread(options["synthesize_event_and_data"], "a mode of streams that is not known")
        return ", ".join(modes)

    def _event(self, function: Function, node: ast.expr | None) -> Schema:
        """Return the item of `Stream[T]`, or of the subclass of it that is named."""
        if isinstance(node, ast.Subscript) and self.wheel.tool(node.value, function.module) == "Stream":
            return self.schemas.of(node.slice, function.module)
        head = node.value if isinstance(node, ast.Subscript) else node
        meaning = self.wheel.meaning(head, function.module, function.imported) if head is not None else None
        definition = self.wheel.definition(meaning)
        if meaning is not None and isinstance(definition, ast.ClassDef):
            home = self.wheel.short(meaning.module)
            for base in definition.bases:
                if isinstance(base, ast.Subscript) and self.wheel.tool(base.value, home) == "Stream":
                    return self.schemas.of(base.slice, home)
        raise function.unread(node or function.node, "a class of streams that is not known")

    # --- pages -------------------------------------------------------------------------------------------------------

    def _page(self, function: Function, keywords: dict[str, ast.expr]) -> Answer:
        page = keywords["page"]
        if not (isinstance(page, ast.Subscript) and "model" in keywords):
            raise function.unread(page, "a page of an unknown form")
        meaning = self.wheel.meaning(page.value, function.module)
        if meaning is None or not isinstance(self.wheel.definition(meaning), ast.ClassDef):
            raise function.unread(page, "a page whose class is not known")
        item = self.schemas.of(self._cast(function, keywords["model"]), function.module)
        if item != self.schemas.of(page.slice, function.module):
            raise function.unread(page, "a page of other things than its model")
        return Answer({JSON: self.page_of(meaning, item)}, page=meaning.name.removeprefix("Sync"))

    def page_of(self, meaning: Meaning, item: Schema) -> Schema:
        """Return the schema of a page class with these items. Raises Unread."""
        definition, home = self.wheel.definition(meaning), self.wheel.short(meaning.module)
        assert isinstance(definition, ast.ClassDef)
        properties: dict[str, Schema] = {}
        required = []
        for base in definition.bases:
            head = base.value if isinstance(base, ast.Subscript) else base
            if self.wheel.spelled(head, home) == "Generic" or self.wheel.tool(head, home) in _PAGES:
                continue
            above = self.wheel.meaning(head, home)
            if above is None or not isinstance(self.wheel.definition(above), ast.ClassDef):
                raise Unread(base, home, "the base of a page class")
            inherited = self.page_of(above, item)
            properties |= inherited["properties"]
            required += inherited.get("required", ())
        for each in definition.body:
            match each:
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value):
                    properties[name] = self._page_field(annotation, home, item)
                    required = [each for each in required if each != name] + ([name] if value is None else [])
                case ast.Expr() | ast.FunctionDef() | ast.Pass():
                    pass
                case _:
                    raise Unread(each, home, "a statement in a page class")
        schema: Schema = {"type": "object", "properties": dict(sorted(properties.items()))}
        return {**schema, "required": sorted(required)} if required else schema

    def _page_field(self, annotation: ast.expr, home: str, item: Schema) -> Schema:
        match annotation:
            case ast.Subscript(value=head, slice=ast.Name(id="_T")) if self.wheel.spelled(head, home) == "List":
                return {"type": "array", "items": item}
        return self.schemas.of(annotation, home)
