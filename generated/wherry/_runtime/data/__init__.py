"""JSON and typed objects: what the generated models stand on. Pure.

codec           JSON to values and back; fast_json: the same with msgspec and orjson
model           BaseModel and UnknownModel
fields          what a class body says of its fields
unions          aliases and unions, decoded without trial
shape           which class of a union an object is, by what it holds; untagged: where the tag is missing
readable        values of unknown types, read by attribute
model_text      how a model is shown; type_text: what the text of a type means
attrs_protocol  models answer attrs, so that cattrs and pydantic take them
"""

# Copied from templates/runtime/data/__init__.py by scripts/generate.py. Edit it there.
