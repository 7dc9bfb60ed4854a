"""Reserved names: what generated modules import and inherit. Nothing from the spec may be called the same."""

from __future__ import annotations

import keyword

BASE_NAMES = frozenset(
    {
        "from_dict",
        "from_json",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "to_dict",
        "to_json",
    }
)
"""The public names of `_runtime/data/model.py: BaseModel`, but for those that yield to fields."""

RESERVED_NAMES = BASE_NAMES | frozenset(keyword.kwlist) | {
    "Any", "Literal", "NULLABLE", "builtins", "m", "self", "staticmethod", "wire",
}  # fmt: skip
"""What no field of a model may be called in Python, because its class is written with it: it gets a trailing `_`."""

METHODS_BESIDE_MODELS = frozenset({"delete", "list", "retrieve", "with_raw_response", "with_streaming_response"})
"""What the package `models` has of the resource of that name; no class and no file in it may have such a name."""

MODULE_NAMES = frozenset(
    {
        "Alias",
        "Any",
        "BaseModel",
        "FileTypes",
        "Iterable",
        "Literal",
        "Mapping",
        "NULLABLE",
        "Required",
        "TYPE_CHECKING",
        "TypeAlias",
        "TypedDict",
        "UnionAlias",
        "UnknownModel",
    }
)
"""What the modules of models/ and params/ import; no class may have such a name."""
