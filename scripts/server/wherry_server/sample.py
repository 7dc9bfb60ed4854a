"""From a schema to data that is valid under it: deterministic, bounded, and pleasant enough to read.

The same seed gives the same data on every machine and in every process. Recursion ends because below a certain depth
only required properties are made, and of a union the member that needs the fewest levels.
"""

from __future__ import annotations

import base64
import random
import re
import string
from collections.abc import Iterable, Sequence
from typing import Any

from .dialect import Dialect
from .pattern import matching
from .spec import Schema, SpecError

RICH_DEPTH = 4
"""Optional properties are made down to here."""
VARIED_DEPTH = 6
"""Below it, unions take their shortest member."""

EPOCH = 1_750_000_000
WORDS = [
    "amber",
    "basin",
    "cedar",
    "delta",
    "ember",
    "fjord",
    "grove",
    "harbor",
    "island",
    "juniper",
    "kelp",
    "lagoon",
    "meadow",
    "north",
    "orchid",
    "pebble",
    "quartz",
    "river",
    "summit",
    "tundra",
    "upland",
    "valley",
    "willow",
    "yarrow",
    "zephyr",
]
_FORMATS = {
    "uri": "https://example.test/{id}",
    "url": "https://example.test/{id}",
    "uri-reference": "/{id}",
    "email": "{id}@example.test",
    "uuid": "00000000-0000-4000-8000-{hex:0>12}",
    "date-time": "2025-06-15T15:06:40Z",
    "date": "2025-06-15",
    "time": "15:06:40Z",
    "duration": "P1DT2H30M",
    "byte": "c2FtcGxl",
    "hostname": "example.test",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
}
_FORMAT_OF_NAME = {"email": "email", "url": "uri"}


class Sampler:
    """Makes data for schemas of one document (in the dialect).

    Texts that may say anything say two words, or one of the `phrases`.
    """

    def __init__(self, dialect: Dialect, phrases: Sequence[str] = ()) -> None:
        self.dialect = dialect
        self.phrases = phrases
        self._heights: dict[int, tuple[Schema, float]] = {}

    def rich(self, schema: Schema, seed: str, name: str = "value") -> Any:
        """Make a value with its optional properties, varying with the seed."""
        return _Run(self, random.Random(seed), rich=True).value(schema, name, 0)

    def plain(self, schema: Schema, seed: str, name: str = "value") -> Any:
        """Make a value with what is required alone; null wherever null is allowed."""
        return _Run(self, random.Random(seed), rich=False).value(schema, name, 0)

    def height(self, schema: Schema, under: tuple[int, ...] = ()) -> float:
        """Return how many levels the smallest value has; infinite for what needs itself."""
        if not isinstance(schema, dict) or id(schema) in under:
            return float("inf") if isinstance(schema, dict) else 0
        kept = self._heights.get(id(schema))
        if kept is not None:
            return kept[1]
        under = (*under, id(schema))
        found: float = 0
        if "$ref" in schema:
            found = self.height(self.dialect.target(schema["$ref"]), under)
        for member in schema.get("allOf", ()):
            found = max(found, self.height(member, under))
        if schema.get("anyOf"):
            found = max(found, min(self.height(member, under) for member in schema["anyOf"]))
        for name in schema.get("required", ()):
            found = max(found, 1 + self.height(schema.get("properties", {}).get(name, True), under))
        if schema.get("minItems", 0) > 0:
            found = max(found, 1 + self.height(schema.get("items", True), under))
        if found != float("inf") or len(under) == 1:  # an answer cut short by the recursion guard is not kept
            self._heights[id(schema)] = (schema, found)
        return found


class _Run:
    """One value in the making."""

    def __init__(self, sampler: Sampler, chance: random.Random, *, rich: bool) -> None:
        self.sampler = sampler
        self.chance = chance
        self.rich = rich

    def value(self, schema: Schema, name: str, depth: int) -> Any:
        flat = self.flatten(schema, depth)
        if "const" in flat:
            return flat["const"]
        if "enum" in flat:
            allowed = flat["enum"]
            if "type" in flat:
                allowed = [v for v in allowed if any(_is_type(v, t) for t in _types(flat))] or allowed
            return self.chance.choice(allowed) if self.rich else allowed[0]
        types = _types(flat) or _guess_types(flat)
        kind = "null" if "null" in types and not self.rich else next((t for t in types if t != "null"), "null")
        match kind:
            case "null":
                return None
            case "boolean":
                # The schema that is sampled beside it would not do for strict mode.
                return bool(self.chance.getrandbits(1)) and name != "strict"
            case "integer" | "number":
                return self.number(flat, name, whole=kind == "integer")
            case "string":
                return self.text(flat, name)
            case "array":
                return self.array(flat, name, depth)
            case _:
                return self.object(flat, depth)

    def flatten(self, schema: Schema, depth: int, *, alone: bool = True) -> dict[str, Any]:
        """Reduce a schema to plain keywords: references followed, `allOf` merged, one member of each union chosen.

        Only a schema that stands `alone` may become null: beside others, null might contradict them.
        """
        if schema is False:
            raise SpecError("a schema that allows nothing cannot be sampled")
        if schema is True:
            return {}
        out: dict[str, Any] = {}
        plain = {k: v for k, v in schema.items() if k not in ("$ref", "allOf", "anyOf")}
        parts = [self.sampler.dialect.target(schema["$ref"])] if "$ref" in schema else []
        parts += schema.get("allOf", ())
        alone = alone and len(parts) + bool(plain.keys() - {"default"}) + ("anyOf" in schema) == 1
        for part in parts:
            _merge(out, self.flatten(part, depth, alone=alone))
        _merge(out, plain)
        if schema.get("anyOf"):
            _merge(out, self.flatten(self.choose(schema["anyOf"], out, depth, alone), depth, alone=alone))
        return out

    def choose(self, members: list[Schema], beside: dict[str, Any], depth: int, alone: bool) -> Schema:
        null = next((m for m in members if isinstance(m, dict) and m.get("type") == "null"), None)
        others = [m for m in members if m is not null]
        allowed = set(_types(beside))
        if allowed:  # a type beside the union rules members out
            others = [m for m in others if not isinstance(m, dict) or allowed & set(_types(m) or allowed)] or others
        deep = depth > VARIED_DEPTH
        if null is not None and (not others or (alone and (deep or not self.rich or self.chance.random() < 0.1))):
            return null
        if deep or not self.rich:
            return min(others, key=self.sampler.height)
        possible = [m for m in others if self.sampler.height(m) != float("inf")]
        return self.chance.choice(possible or others)

    def object(self, flat: dict[str, Any], depth: int) -> dict[str, Any]:
        properties: dict[str, Schema] = flat.get("properties", {})
        required = list(flat.get("required", ()))
        names = [n for n in properties if n in required or (self.rich and depth < RICH_DEPTH)]
        out: dict[str, Any] = {}
        for name in names:
            if name in required or self.sampler.height(properties[name]) != float("inf"):
                out[name] = self.value(properties[name], name, depth + 1)
        more = flat.get("additionalProperties", True)
        for name in required:
            if name not in properties:
                out[name] = self.value(more is False or more, name, depth + 1)
        wanted = flat.get("minProperties", 1 if self.rich and not properties and more is not False else 0)
        for word in WORDS:
            if len(out) >= wanted:
                break
            if word not in out:
                out[word] = self.value(_string_if_free(more), word, depth + 1)
        self.obey_not(out, flat, required)
        return out

    def obey_not(self, out: dict[str, Any], flat: dict[str, Any], required: list[str]) -> None:
        """Drop an optional property where `not: {required: […]}` forbids that these stand together."""
        for banned in flat.get("not", ()):
            together = banned.get("required", ()) if isinstance(banned, dict) else ()
            if together and all(name in out for name in together):
                for name in reversed(together):
                    if name not in required:
                        del out[name]
                        break

    def array(self, flat: dict[str, Any], name: str, depth: int) -> list[Any]:
        least, most = flat.get("minItems", 0), flat.get("maxItems", 3)
        items = flat.get("items", True)
        endless = self.sampler.height(items) == float("inf")
        count = max(least, 0 if endless or not self.rich or depth >= RICH_DEPTH else self.chance.randint(1, 2))
        first = [self.value(member, name, depth + 1) for member in flat.get("prefixItems", ())]
        if items is False:
            return first
        single = name.removesuffix("s") or name
        wanted = max(0, min(count, max(most, least)) - len(first))
        out = first + [self.value(_string_if_free(items), single, depth + 1) for _ in range(wanted)]
        if flat.get("uniqueItems"):
            out = [value for index, value in enumerate(out) if value not in out[:index]]
        return out

    def number(self, flat: dict[str, Any], name: str, *, whole: bool) -> int | float:
        low, high = flat.get("minimum"), flat.get("maximum")
        step = flat.get("multipleOf", 1 if whole else 0.01)
        if "exclusiveMinimum" in flat:
            low = max(flat["exclusiveMinimum"] + step, low if low is not None else flat["exclusiveMinimum"])
        if "exclusiveMaximum" in flat:
            high = min(flat["exclusiveMaximum"] - step, high if high is not None else flat["exclusiveMaximum"])
        is_time = flat.get("format") == "unixtime" or name.endswith(("_at", "_time")) or name == "created"
        if is_time and (high is None or high > EPOCH) and (low is None or low < EPOCH):
            return EPOCH + self.chance.randrange(1_000_000)
        if low is None:
            low = 0 if high is None or high > 0 else high - 10
        if high is None:
            high = low + (100 if whole else 1)
        picked = low + self.chance.random() * (min(high, low + 1000) - low)
        value = int(picked // step) * step
        value = value if value >= low else value + step
        return int(value) if whole else round(float(value), 6)

    def text(self, flat: dict[str, Any], name: str) -> str:
        least, most = flat.get("minLength", 0), flat.get("maxLength")
        mark = self.mark()
        kind = flat.get("format") or _FORMAT_OF_NAME.get(name)
        if kind in _FORMATS:
            text = _FORMATS[kind].format(id=mark, hex="".join(f"{ord(sign) % 16:x}" for sign in mark))
        elif name == "id" or name.endswith("_id"):
            text = f"{name.removesuffix('id').strip('_') or 'id'}_{mark}"
        elif name == "role":
            text = "assistant"
        elif name == "signing_secret":
            text = "whsec_" + base64.b64encode(self.mark(24).encode()).decode()
        elif self.sampler.phrases:
            text = self.chance.choice(self.sampler.phrases)
        else:
            text = " ".join(self.chance.choice(WORDS) for _ in range(2))
        if "pattern" in flat:
            fits = re.search(flat["pattern"], text) and least <= len(text) <= (len(text) if most is None else most)
            return text if fits else matching(flat["pattern"], least, most)
        if len(text) < least:
            text = (text + " ") * (least // (len(text) + 1) + 1)
        return text[: max(least, most if most is not None else len(text))][: most if most is not None else None]

    def mark(self, length: int = 8) -> str:
        return "".join(self.chance.choices(string.ascii_lowercase + string.digits, k=length))


def _merge(out: dict[str, Any], more: dict[str, Any]) -> None:
    """Join two flat schemas so that what fits the result fits both."""
    for key, value in more.items():
        if key == "not":
            out[key] = [*out.get(key, []), *(value if isinstance(value, list) else [value])]
        elif key not in out or key in ("default", "format", "pattern"):
            out[key] = value
        elif key == "properties":
            both = {n: {"allOf": [out[key][n], s]} if n in out[key] else s for n, s in value.items()}
            out[key] = {**out[key], **both}
        elif key == "required":
            out[key] = [*out[key], *(name for name in value if name not in out[key])]
        elif key == "enum":
            # Two enums with nothing in common are a contradiction of the document: the nearer one is followed.
            out[key] = [v for v in out[key] if v in value] or value
        elif key == "type":
            out[key] = [t for t in _as_list(out[key]) if t in _as_list(value)] or value
        elif key.startswith(("min", "exclusiveMin")):
            out[key] = max(out[key], value)
        elif key.startswith(("max", "exclusiveMax")):
            out[key] = min(out[key], value)
        elif key == "additionalProperties" and (value is False or out[key] is False):
            out[key] = False
        elif key in ("items", "additionalProperties"):
            out[key] = {"allOf": [out[key], value]}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _types(schema: dict[str, Any]) -> list[str]:
    return _as_list(schema["type"]) if "type" in schema else []


def _guess_types(flat: dict[str, Any]) -> list[str]:
    """Name the type that the keywords of an untyped schema speak of."""
    hints: Iterable[tuple[str, tuple[str, ...]]] = (
        ("object", ("properties", "required", "additionalProperties", "minProperties", "maxProperties")),
        ("array", ("items", "prefixItems", "minItems", "maxItems")),
        ("number", ("minimum", "maximum")),
    )
    return next(([kind] for kind, keys in hints if flat.keys() & set(keys)), ["string"])


def _is_type(value: Any, name: str) -> bool:
    kinds: dict[str, type | tuple[type, ...]] = {
        "string": str, "boolean": bool, "integer": int, "number": (int, float), "array": list, "object": dict,
    }  # fmt: skip
    return value is None if name == "null" else isinstance(value, kinds[name])


def _string_if_free(schema: Schema) -> Schema:
    return {"type": "string"} if schema is True or schema == {} else schema
