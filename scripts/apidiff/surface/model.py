"""A manifest as values that compare alike, whether it comes with a package or was read from the package's source.

Rule: names in types are keys of `classes` and `aliases`. A key is the name used in types (`ChatCompletion`,
`openai.types.Model`), a label the name shown to people (`models.ChatCompletion`, `types.Model`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .second_names import with_second_names

FORMATS = (1,)
"""The formats that can be compared: scripts/pipeline/manifest makes manifests of the last one. A file may have a format
of its own; `whole` of pipeline.manifest.short turns it into that one."""


class ManifestUnknown(ValueError):
    """A manifest that cannot be compared; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    type: str
    required: bool
    kind: str = "keyword"
    """"positional or keyword", "keyword", "positional", "var positional" or "var keyword"."""
    wire: str = ""
    place: str = ""
    default: Any = None
    has_default: bool = False
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    label: str
    parameters: tuple[Parameter, ...]
    returns: str
    operation: str = ""
    """`POST /files`, with the fixed query; "" if it is not an operation."""
    path: str = ""
    operation_id: str = ""
    pointer: str = ""
    page: str = ""
    event: str = ""
    switch: str = ""
    """How streaming is turned on: argument and value."""
    is_async: bool = False


@dataclass(frozen=True, slots=True)
class Attribute:
    name: str
    type: str
    required: bool
    wire: str = ""
    pointer: str = ""
    is_none_if_absent: bool = False

    @property
    def read_type(self) -> str:
        """The type that reading it returns."""
        has_none = self.type in {"object", "None"} or self.type.endswith("| None")
        return f"{self.type} | None" if self.is_none_if_absent and not self.required and not has_none else self.type


@dataclass(frozen=True, slots=True)
class Class:
    name: str
    label: str
    attributes: dict[str, Attribute] = field(default_factory=dict)
    bases: tuple[str, ...] = ()
    kind: str = "class"
    """"model", "typed dict", "exception", "enum" or "class"."""
    methods: dict[str, Method] = field(default_factory=dict)
    schema: str = ""
    pointer: str = ""
    request: bool = False
    response: bool = True
    extra: str = ""
    nested: bool = False
    """No package exports it: it is reached only through the module of another class."""
    is_open: bool = False
    """It may have members that its source does not show: `__getattr__`, bases from other packages."""


@dataclass(frozen=True, slots=True)
class Alias:
    name: str
    label: str
    type: str
    schema: str = ""
    pointer: str = ""
    request: bool = False
    response: bool = True
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Surface:
    classes: dict[str, Class]
    aliases: dict[str, Alias]
    methods: dict[str, Method]
    """Dotted path -> method or function."""
    names: dict[str, str]
    """Public path -> key of the class or alias, or the path itself for anything else."""
    requires_python: str = ""
    dependencies: tuple[str, ...] = ()
    has_package: bool = False
    """Whether the manifest says what the package requires."""
    left_out: frozenset[str] = frozenset()
    values: dict[str, str] = field(default_factory=dict)
    """Public values (constants) -> their type."""

    def ancestors(self, name: str) -> frozenset[str]:
        """Return all classes that a class extends, as far as the manifest says."""
        found: set[str] = set()
        pending = list(self.classes[name].bases) if name in self.classes else []
        while pending:
            base = pending.pop().partition("[")[0]
            if base not in found:
                found.add(base)
                pending += self.classes[base].bases if base in self.classes else ()
        return frozenset(found)


def load(manifest: dict[str, Any]) -> Surface:
    """Return the surface of a manifest. Raises ManifestUnknown for an unknown format or a damaged manifest."""
    found = manifest.get("format") if isinstance(manifest, dict) else None
    if found not in FORMATS:
        known = ", ".join(map(str, FORMATS))
        raise ManifestUnknown(
            f"api-surface.json of format {found!r}; this version compares format {known}: "
            "compare with the version of scripts/apidiff that belongs to the newer package"
        )
    try:
        return _surface(manifest)
    except (KeyError, TypeError, AttributeError) as error:
        raise ManifestUnknown(f"api-surface.json is damaged ({error!r}); generate the package again") from error


def _surface(manifest: dict[str, Any]) -> Surface:
    interface = manifest.get("interface", {})
    classes = {name: _model(name, entry) for name, entry in manifest.get("models", {}).items()}
    aliases = {name: _alias(name, entry) for name, entry in manifest.get("aliases", {}).items()}
    methods = {
        f"{path}.{name}": _method(f"{path}.{name}", entry)
        for path, resource in with_second_names(manifest.get("resources", {})).items()
        for name, entry in {**resource["methods"], **resource.get("hand_written", {})}.items()
    }
    for path, resource in manifest.get("resources", {}).items():
        for type_, model in resource.get("events", {}).items():
            at = f"{path}.connect.{type_}"
            methods[at] = _event(at, manifest["models"][model])
    public = {f"models.{name}": name for name in (*classes, *aliases)}
    public |= {f"models.{other}": name for other, name in manifest.get("names", {}).items()}
    sent = {name for name in (*classes, *aliases) if (classes.get(name) or aliases[name]).request}
    public |= {path.replace("models.", "params.", 1): name for path, name in public.items() if name in sent}
    package = f"{manifest.get('package', '')}."
    for name, entry in interface.get("classes", {}).items():
        classes[name] = _class(name, entry, package)
    for name, entry in interface.get("aliases", {}).items():
        aliases[name] = Alias(name, name.removeprefix(package), entry["type"], nested=entry.get("nested", False))
    for name, entry in interface.get("functions", {}).items():
        methods[name.removeprefix(package)] = _method(name.removeprefix(package), entry)
    public |= {path.removeprefix(package): key for path, key in interface.get("names", {}).items()}
    python = manifest.get("python")
    return Surface(
        classes,
        aliases,
        methods,
        public,
        (python or {}).get("requires", ""),
        tuple((python or {}).get("dependencies", ())),
        python is not None,
        frozenset(manifest.get("left_out", ())),
        {path.removeprefix(package): type_ for path, type_ in interface.get("values", {}).items()},
    )


def in_common(manifest: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest without its hand-written part, if the other side comes from a document and has none."""
    if "interface" in other or "models" not in other or "models" not in manifest:
        return manifest
    return {key: value for key, value in manifest.items() if key != "interface"}


def _model(name: str, entry: dict[str, Any]) -> Class:
    return Class(
        name,
        f"models.{name}",
        {each["name"]: _attribute(each, is_none_if_absent=True) for each in entry["fields"]},
        kind="model",
        schema=entry.get("schema", ""),
        pointer=entry.get("pointer", ""),
        request=entry.get("request", False),
        response=entry.get("response", True),
        extra=entry.get("extra", ""),
    )


def _attribute(entry: dict[str, Any], *, is_none_if_absent: bool = False) -> Attribute:
    wire, pointer = entry.get("wire", entry["name"]), entry.get("pointer", "")
    return Attribute(entry["name"], entry["type"], entry["required"], wire, pointer, is_none_if_absent)


def _alias(name: str, entry: dict[str, Any]) -> Alias:
    return Alias(
        name,
        f"models.{name}",
        entry["type"],
        entry.get("schema", ""),
        entry.get("pointer", ""),
        entry.get("request", False),
        entry.get("response", True),
    )


def _class(name: str, entry: dict[str, Any], package: str) -> Class:
    label = name.removeprefix(package)
    typed_dict = entry.get("kind") == "typed dict"
    return Class(
        name,
        label,
        {each["name"]: _attribute(each) for each in entry.get("fields", ())},
        tuple(entry.get("bases", ())),
        entry.get("kind", "class"),
        {
            method: _method(label if method == "__init__" else f"{label}.{method}", each)
            for method, each in entry.get("methods", {}).items()
        },
        request=typed_dict,
        response=not typed_dict,
        nested=entry.get("nested", False),
        is_open=entry.get("open", False),
    )


def _method(label: str, entry: dict[str, Any]) -> Method:
    query = "&".join(f"{name}={value}" for name, value in entry.get("query", {}).items())
    stream = entry.get("stream") or {}
    return Method(
        label,
        tuple(_parameter(each) for each in entry["parameters"]),
        entry.get("returns", ""),
        f"{entry['verb']} {entry['path']}{'?' + query if query else ''}" if "verb" in entry else "",
        entry.get("path", ""),
        f"{entry.get('verb', '')} {entry.get('operation_id', '')}",
        entry.get("pointer", ""),
        entry.get("page", ""),
        stream.get("event", ""),
        f"{stream['switch']}={stream['value']!r}" if stream else "",
        entry.get("async", False),
    )


def _event(label: str, model: dict[str, Any]) -> Method:
    """Return the method that sends an event over a connection: its parameters are the fields of the event."""
    fields = [{**each, "kind": "keyword"} for each in model["fields"] if each["wire"] != "type"]
    return _method(label, {"parameters": fields, "returns": "None", "pointer": model["pointer"]})


def _parameter(entry: dict[str, Any]) -> Parameter:
    return Parameter(
        entry["name"],
        entry.get("type", "object"),
        entry["required"],
        entry["kind"].replace("any keyword", "var keyword"),
        entry.get("wire", entry["name"]),
        entry.get("place", ""),
        entry.get("default"),
        "default" in entry,
        entry.get("pointer", ""),
    )
