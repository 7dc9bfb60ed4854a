"""JSON and typed objects: what the generated models are built on. Pure.

codec           JSON to values and back; fast_json: the same with msgspec and orjson
fields          what the body of a model class says about its fields
model           BaseModel and UnknownModel
unions          aliases and unions, decoded without trial and error
shape           which class of a union an object belongs to, by what it holds; untagged: where the tag is missing
beside          values that a model has beside its JSON object
readable        values of unknown types, read by attribute; long values, cut for a repr
attrs_protocol  models answer attrs, so that cattrs and pydantic take them
"""

# Copied from templates/runtime/data/__init__.py: edit it there.
