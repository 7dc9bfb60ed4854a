"""The stage `parse`: lets openapi-python-client type the normalized document and copies what it says into an `Api`.

    parse(normalized) -> Api

Rule: types, requiredness, fields, parameters, bodies and answers are the parser's; what it does not carry (wire names,
facts, media types, tags of unions) is joined from `Normalized`. A warning of the parser is an error here, and
everything that went in must come out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..api import (
    Alias,
    Api,
    ListOf,
    Literal,
    MapOf,
    Object,
    Operation,
    Primitive,
    Ref,
    Schema,
    Type,
)
from ..errors import OperationDropped, PipelineError, SchemaDropped
from ..normalize import Normalized
from ..normalize.presentation import answer_status, body_media, parameter_name
from . import library
from .direct import union

FIX = "correct the document in spec/overlays/NNN-what-is-wrong.yaml, or teach scripts/pipeline/normalize the construct"
PRIMITIVES: dict[type, str] = {
    library.StringProperty: "str",
    library.IntProperty: "int",
    library.FloatProperty: "float",
    library.BooleanProperty: "bool",
    library.NoneProperty: "none",
    library.AnyProperty: "any",
    library.FileProperty: "binary",
}


def parse(normalized: Normalized) -> Api:
    """Return the whole API. Raises SchemaDropped or OperationDropped, with the pointer, for whatever the parser leaves out."""
    data = library.read(normalized.document)
    if isinstance(data, library.GeneratorError):
        raise SchemaDropped(f"the parser refuses the document: {data.header}\n{data.detail or ''}", fix=FIX)
    return _Reading(normalized, data).api()


class _Reading:
    """One document as the parser understood it."""

    def __init__(self, normalized: Normalized, data: library.GeneratorData) -> None:
        self.normalized = normalized
        self.given: dict[str, dict[str, Any]] = normalized.document["components"]["schemas"]
        self.models = {str(model.class_info.name): model for model in data.models}
        self.endpoints = {
            str(endpoint.name).upper(): endpoint
            for collection in data.endpoint_collections_by_tag.values()
            for endpoint in collection.endpoints
        }
        self._account_for(data)

    def api(self) -> Api:
        normalized = self.normalized
        schemas = {schema.name: schema for schema in map(self._schema, normalized.schemas)}
        if len(schemas) != len(normalized.schemas):
            raise SchemaDropped("two schemas have one name", fix=FIX)
        return Api(
            title=normalized.title,
            version=normalized.version,
            servers=normalized.servers,
            schemas=schemas,
            operations=tuple(self._operation(key) for key in normalized.operations),
            webhooks=tuple(replace(each, type=self._boxed(key)) for key, each in normalized.webhooks.items()),
            security_schemes=normalized.security_schemes,
            component_pointers=normalized.component_pointers,
        )

    # --- nothing may be lost ---------------------------------------------------------------------------------------

    def _account_for(self, data: library.GeneratorData) -> None:
        """Stop at the first warning of the parser, and at whatever did not come out."""
        for error in data.errors:
            raise SchemaDropped(_message(error), pointer=self._named_in(error), fix=FIX)
        for collection in data.endpoint_collections_by_tag.values():
            for error in collection.parse_errors:
                raise OperationDropped(_message(error), pointer=self._named_in(error), fix=FIX)
        for key in self.given:
            if key not in self.models:
                raise SchemaDropped("the parser leaves this schema out", pointer=self._place(key), fix=FIX)
        for key in self.normalized.operations:
            if key not in self.endpoints:
                raise OperationDropped("the parser leaves this operation out", pointer=self._place(key), fix=FIX)
        if data.enums or len(self.models) != len(self.given):
            raise SchemaDropped("the parser made classes that nothing asked for", fix=FIX)

    def _named_in(self, error: library.ParseError) -> str:
        """The place in the document of the first key that an error of the parser mentions."""
        text = f"{error.header} {error.detail}"
        found = [(text.index(key), key) for key in self.normalized.places if key in text]
        return self._place(min(found)[1]) if found else ""

    def _place(self, key: str) -> str:
        return self.normalized.places.get(key, "")

    # --- schemas ---------------------------------------------------------------------------------------------------

    def _schema(self, key: str) -> Schema:
        schema = self.normalized.schemas[key]
        if isinstance(schema, Alias):
            return replace(schema, type=self._boxed(key))
        return self._object(key, schema)

    def _object(self, key: str, schema: Object) -> Object:
        model = self.models[key]
        properties = {_raw(each.name): each for each in _properties(model)}
        given = self.given[key]["properties"]
        if properties.keys() != given.keys() or len(given) != len(schema.fields):
            raise SchemaDropped("the parser leaves properties out", pointer=schema.pointer, fix=FIX)
        fields = []
        for slot, field in zip(given, schema.fields, strict=True):
            type_ = self._type(properties[slot], given[slot], field.pointer)
            fields.append(replace(field, type=type_, required=properties[slot].required))
        return replace(schema, fields=tuple(fields), extra=self._extra(key))

    def _boxed(self, key: str) -> Type:
        (only,) = _properties(self.models[key])
        return self._type(only, self.given[key]["properties"]["value"], self._place(key))

    def _extra(self, key: str) -> Type | None:
        extra = self.models[key].additional_properties
        return None if extra is None else self._type(extra, self.given[key]["additionalProperties"], self._place(key))

    # --- types -----------------------------------------------------------------------------------------------------

    def _type(self, found: Any, given: Any, pointer: str) -> Type:
        """Copy a type. `given` is what the parser was told: the two must have one form, and it knows the tags."""
        if type(found) in PRIMITIVES:
            return Primitive(PRIMITIVES[type(found)])
        match found:
            case library.ConstProperty():
                return Literal((found.value.raw_value,))
            case library.ListProperty():
                return ListOf(self._type(found.inner_property, given["items"], pointer))
            case library.ModelProperty():
                return self._reference(str(found.class_info.name), pointer)
            case library.UnionProperty():
                return self._union(found, given, pointer)
            case _:
                raise SchemaDropped(f"the parser made a {type(found).__name__} of this", pointer=pointer, fix=FIX)

    def _reference(self, key: str, pointer: str) -> Type:
        if key in self.normalized.schemas:
            return Ref(self.normalized.schemas[key].name)
        extra = self._extra(key)
        if extra is None:
            raise SchemaDropped("the parser lost the values of a map", pointer=pointer, fix=FIX)
        return MapOf(extra)

    def _union(self, found: library.UnionProperty, given: Any, pointer: str) -> Type:
        members = given.get("anyOf", ())
        if len(found.inner_properties) != len(members):
            raise SchemaDropped("the parser leaves members of a union out", pointer=pointer, fix=FIX)
        types = [self._type(each, told, pointer) for each, told in zip(found.inner_properties, members, strict=True)]
        return union(types, given.get("x-discriminator"), self.normalized.schemas)

    # --- operations ------------------------------------------------------------------------------------------------

    def _operation(self, key: str) -> Operation:
        operation = self.normalized.operations[key]
        endpoint = self.endpoints[key]
        typed = {_raw(each.name): each for each in (*endpoint.path_parameters, *endpoint.query_parameters)}
        bodies = {_raw(each.content_type): each.prop for each in endpoint.bodies}
        answers = {each.status_code.pattern: each.prop for each in endpoint.responses}
        if (len(typed), len(bodies), len(answers)) != (
            len(operation.parameters),
            len(operation.bodies),
            len(operation.answers),
        ):
            raise OperationDropped("the parser leaves parts of this operation out", pointer=operation.pointer, fix=FIX)
        return replace(
            operation,
            parameters=tuple(
                replace(
                    each,
                    type=self._unboxed(typed[parameter_name(index)]),
                    required=typed[parameter_name(index)].required,
                )
                for index, each in enumerate(operation.parameters)
            ),
            bodies=tuple(
                replace(each, type=self._unboxed(bodies[body_media(index)]))
                for index, each in enumerate(operation.bodies)
            ),
            answers=tuple(
                each if each.type is None else replace(each, type=self._unboxed(answers[answer_status(index)]))
                for index, each in enumerate(operation.answers)
            ),
        )

    def _unboxed(self, found: library.Property) -> Type:
        if not isinstance(found, library.ModelProperty):
            raise PipelineError(f"the parser made a {type(found).__name__} of a box", fix=FIX)
        return self._boxed(str(found.class_info.name))


def _properties(model: library.ModelProperty) -> list[Any]:
    return [*(model.required_properties or ()), *(model.optional_properties or ())]


def _raw(text: Any) -> str:
    return str(text.get_untrusted_value())


def _message(error: library.ParseError) -> str:
    return f"the parser cannot read this: {error.header} {error.detail or ''}".strip()
