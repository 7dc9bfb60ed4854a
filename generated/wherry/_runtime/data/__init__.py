"""JSON and typed objects: what the generated models are built on. Pure.

codec           JSON to values and back; fast_json: the same with msgspec and orjson
elsewhere       names that a model has only to say where else they are
fields          what the body of a model class says about its fields
model           BaseModel and UnknownModel; manners: what models also answer to, as those of pydantic do
dump            `model_dump`; pretty: how a model is printed
field_info      what `model_fields` tells of a field; json_schema: the schema of a class
unions          aliases and unions, decoded without trial and error
shape           which class of a union an object belongs to, by what it holds; untagged: where the tag is missing
beside          values that a model has beside its JSON object
readable        values of unknown types, read by attribute; long values, cut for a repr
attrs_protocol  models answer attrs, so that cattrs takes them; pydantic_schema: they answer pydantic
"""

# Copied from templates/runtime/data/__init__.py: edit it there.
