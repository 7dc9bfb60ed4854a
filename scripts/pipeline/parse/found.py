"""What openapi-python-client found in the normalized document, copied into an `Api`.

Rule: types, requiredness, fields, parameters, bodies and answers are the parser's. What it does not have (wire names,
facts, media types, tags of unions) comes from `Normalized`. A warning of the parser is an error here, and everything
that went in must come out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .. import library
from ..api import Api, ListOf, Literal, Object, Operation, Primitive, Type
from ..errors import OperationDropped, PipelineError, SchemaDropped
from ..normalize import Normalized
from ..normalize.presentation import answer_status, body_media, parameter_name
from .joining import Joining, Parts

FIX = "correct the spec in spec/overlays/NNN-what-is-wrong.yaml, or add the construct to scripts/pipeline/normalize"
PRIMITIVES: dict[type, str] = {
    library.StringProperty: "str",
    library.IntProperty: "int",
    library.FloatProperty: "float",
    library.BooleanProperty: "bool",
    library.NoneProperty: "none",
    library.AnyProperty: "any",
    library.FileProperty: "binary",
}


def read(normalized: Normalized) -> Api:
    """Return the whole API. Raises SchemaDropped or OperationDropped, with the pointer, for what the parser lost."""
    data = library.read(normalized.document)
    if isinstance(data, library.GeneratorError):
        raise SchemaDropped(f"the parser refuses the spec: {data.header}\n{data.detail or ''}", fix=FIX)
    api = _Reading(normalized, data).api()
    if len(api.schemas) != len(normalized.schemas):
        raise SchemaDropped("two schemas have one name", fix=FIX)
    return api


class _Reading(Joining):
    """One document as the parser understood it."""

    def __init__(self, normalized: Normalized, data: library.GeneratorData) -> None:
        super().__init__(normalized)
        self.models = {str(model.class_info.name): model for model in data.models}
        self.endpoints = {
            str(endpoint.name).upper(): endpoint
            for collection in data.endpoint_collections_by_tag.values()
            for endpoint in collection.endpoints
        }
        self._account_for(data)

    # --- nothing may be lost ---------------------------------------------------------------------------------------

    def _account_for(self, data: library.GeneratorData) -> None:
        """Stop at the first warning of the parser, and at anything that did not come out."""
        for error in data.errors:
            raise SchemaDropped(_message(error), pointer=self._named_in(error), fix=FIX)
        for collection in data.endpoint_collections_by_tag.values():
            for error in collection.parse_errors:
                raise OperationDropped(_message(error), pointer=self._named_in(error), fix=FIX)
        for key in self.components:
            if key not in self.models:
                raise SchemaDropped("the parser leaves this schema out", pointer=self.place(key), fix=FIX)
        for key in self.normalized.operations:
            if key not in self.endpoints:
                raise OperationDropped("the parser leaves this operation out", pointer=self.place(key), fix=FIX)
        if data.enums or len(self.models) != len(self.components):
            raise SchemaDropped("the parser made classes of its own", fix=FIX)

    def _named_in(self, error: library.ParseError) -> str:
        """Return the place in the document of the first key that an error of the parser mentions."""
        text = f"{error.header} {error.detail}"
        found = [(text.index(key), key) for key in self.normalized.places if key in text]
        return self.place(min(found)[1]) if found else ""

    # --- schemas ---------------------------------------------------------------------------------------------------

    def object(self, key: str, schema: Object) -> Object:
        model = self.models[key]
        properties = {_raw(each.name): each for each in _properties(model)}
        given = self.components[key]["properties"]
        if properties.keys() != given.keys() or len(given) != len(schema.fields):
            raise SchemaDropped("the parser leaves properties out", pointer=schema.pointer, fix=FIX)
        fields = []
        for slot, field in zip(given, schema.fields, strict=True):
            type_ = self._type(properties[slot], given[slot], field.pointer)
            fields.append(replace(field, type=type_, required=properties[slot].required))
        return replace(schema, fields=tuple(fields), extra=self.others(key))

    def boxed(self, key: str) -> Type:
        (only,) = _properties(self.models[key])
        return self._type(only, self.components[key]["properties"]["value"], self.place(key))

    def others(self, key: str) -> Type | None:
        found, given = self.models[key].additional_properties, self.components[key]["additionalProperties"]
        return None if found is None else self._type(found, given, self.place(key))

    # --- types -----------------------------------------------------------------------------------------------------

    def _type(self, found: Any, given: Any, pointer: str) -> Type:
        """Copy a type. `given` is what the parser was given: it must have the same form, and it has the tags."""
        if type(found) in PRIMITIVES:
            return Primitive(PRIMITIVES[type(found)])
        match found:
            case library.ConstProperty():
                return Literal((found.value.raw_value,))
            case library.ListProperty():
                return ListOf(self._type(found.inner_property, given["items"], pointer))
            case library.ModelProperty():
                reference = self.reference(str(found.class_info.name))
                if reference is None:
                    raise SchemaDropped("the parser lost the values of a map", pointer=pointer, fix=FIX)
                return reference
            case library.UnionProperty():
                return self._union(found, given, pointer)
            case _:
                raise SchemaDropped(f"the parser reads this as a {type(found).__name__}", pointer=pointer, fix=FIX)

    def _union(self, found: library.UnionProperty, given: Any, pointer: str) -> Type:
        members = given.get("anyOf", ())
        if len(found.inner_properties) != len(members):
            raise SchemaDropped("the parser leaves members of a union out", pointer=pointer, fix=FIX)
        types = [
            self._type(each, member, pointer) for each, member in zip(found.inner_properties, members, strict=True)
        ]
        return self.union(types, given.get("x-discriminator"))

    # --- operations ------------------------------------------------------------------------------------------------

    def parts(self, key: str, operation: Operation) -> Parts:
        endpoint = self.endpoints[key]
        typed = {_raw(each.name): each for each in (*endpoint.path_parameters, *endpoint.query_parameters)}
        bodies = {_raw(each.content_type): each.prop for each in endpoint.bodies}
        answers = {each.status_code.pattern: each.prop for each in endpoint.responses}
        wanted = operation.parameters, operation.bodies, operation.answers
        if [len(typed), len(bodies), len(answers)] != list(map(len, wanted)):
            raise OperationDropped("the parser leaves parts of this operation out", pointer=operation.pointer, fix=FIX)
        parameters = [typed[parameter_name(index)] for index in range(len(typed))]
        return Parts(
            [(self._unboxed(each), each.required) for each in parameters],
            [self._unboxed(bodies[body_media(index)]) for index in range(len(bodies))],
            [
                None if each.type is None else self._unboxed(answers[answer_status(index)])
                for index, each in enumerate(operation.answers)
            ],
        )

    def _unboxed(self, found: library.Property) -> Type:
        if not isinstance(found, library.ModelProperty):
            raise PipelineError(f"the parser reads a box as a {type(found).__name__}", fix=FIX)
        return self.boxed(str(found.class_info.name))


def _properties(model: library.ModelProperty) -> list[Any]:
    return [*(model.required_properties or ()), *(model.optional_properties or ())]


def _raw(text: Any) -> str:
    return str(text.get_untrusted_value())


def _message(error: library.ParseError) -> str:
    return f"the parser cannot read this: {error.header} {error.detail or ''}".strip()
