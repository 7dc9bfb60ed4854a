"""What the reference tells: the manifest of the package says types, its docstrings say sentences."""

from __future__ import annotations

import ast
import inspect
import json
import operator
import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import wherry
from pipeline.manifest.short import whole

PACKAGE = Path(wherry.__file__).parent
COMMON = ("extra_headers", "extra_query", "extra_body", "timeout", "max_retries", "idempotency_key", "strict")
"""Arguments that nearly every method has; one page explains them."""
SECTION = re.compile(r"^(Args|Returns|Raises|Reference|Attributes):", re.MULTILINE)
LINE = re.compile(r"^    (\S.*(?:\n {5,}\S.*)*)", re.MULTILINE)
ENTRY = re.compile(r"    ([\w*]+(?:, [\w*]+)*): (.*)")


@dataclass(frozen=True)
class Docstring:
    """A docstring in parts."""

    prose: list[str]
    """Its paragraphs, each one line."""
    arguments: dict[str, str]
    returns: list[str]
    """What comes back, a line for each way to call the method."""
    raises: dict[str, str]
    """Without what every method raises."""
    reference: str
    attributes: dict[str, str]


@dataclass(frozen=True)
class Method:
    """One method of a resource."""

    resource: str
    name: str
    entry: dict[str, Any]
    """What the manifest says."""
    doc: Docstring

    @property
    def dotted(self) -> str:
        """`chat.completions.create`, which is also its anchor."""
        return f"{self.resource}.{self.name}"

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """Those of its own, the required ones first."""
        own = [parameter for parameter in self.entry["parameters"] if parameter["name"] not in COMMON]
        return sorted(own, key=lambda parameter: not parameter.get("required"))


@dataclass(frozen=True)
class Resource:
    """One resource with its methods, in the order of the manifest."""

    dotted: str
    sentence: str
    methods: list[Method] = field(default_factory=list)


@dataclass(frozen=True)
class Model:
    """One model, or a name for a union of them."""

    name: str
    page: str
    """The file that it is in, which is also its page."""
    sentence: str
    entry: dict[str, Any]
    notes: dict[str, str] = field(default_factory=dict)
    """What the package says of single fields."""


def docstring(text: str) -> Docstring:
    """Read a docstring: prose, `Args:`, `Returns:`, `Raises:`, `Reference:`, `Attributes:`."""
    marks = [*SECTION.finditer(text), None]
    prose = text[: marks[0].start()] if marks[0] else text
    sections: dict[str, str] = {}
    for mark, following in pairwise(marks):
        if mark:
            sections[mark[1]] = text[mark.end() : following.start() if following else len(text)]
    paragraphs = [re.sub(r"\s*\n\s*", " ", paragraph.strip()) for paragraph in prose.split("\n\n")]
    return Docstring(
        [paragraph for paragraph in paragraphs if paragraph],
        entries(sections.get("Args", "")),
        [re.sub(r"\s*\n\s+", " ", line) for line in LINE.findall(sections.get("Returns", ""))],
        {names: said for names, said in entries(sections.get("Raises", "")).items() if "help(" not in said},
        sections.get("Reference", "").strip(),
        entries(sections.get("Attributes", "")),
    )


def entries(section: str) -> dict[str, str]:
    """Return `name: text` of a section, each text on one line."""
    found: dict[str, str] = {}
    for line in section.splitlines():
        if begun := ENTRY.fullmatch(line):
            found[begun[1]] = begun[2]
        elif line.strip() and found:
            found[next(reversed(found))] += " " + line.strip()
    return found


@cache
def surface() -> dict[str, Any]:
    """The manifest of the package, filled in."""
    found: dict[str, Any] = whole(json.loads((PACKAGE / "api-surface.json").read_bytes()))
    return found


LOOKED_FOR = {
    name: place
    for place, name in enumerate(
        ("create", "generate", "parse", "stream", "run_tools", "connect", "retrieve", "list", "update", "delete")
    )
}
"""The methods that a page begins with, in this order; the others are in that of the manifest."""


@cache
def resources() -> list[Resource]:
    """All resources that have methods, those that people look for first."""
    client = wherry.Client(api_key="none")
    found = []
    for dotted, entry in surface()["resources"].items():
        methods = {**entry.get("methods", {}), **entry.get("hand_written", {})}
        if not methods:
            continue
        resource = operator.attrgetter(dotted)(client)
        said = docstring(inspect.getdoc(type(resource)) or "")
        listed = [
            Method(dotted, name, method, docstring(inspect.getdoc(getattr(resource, name)) or ""))
            for name, method in sorted(methods.items(), key=lambda item: LOOKED_FOR.get(item[0], len(LOOKED_FOR)))
        ]
        found.append(Resource(dotted, said.prose[0] if said.prose else "", listed))
    return found


@cache
def models() -> dict[str, Model]:
    """Name -> model, of all classes and unions in `wherry.models`."""
    found: dict[str, Model] = {}
    entries_of = surface()["models"]
    for path in sorted((PACKAGE / "models").glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name in entries_of:
                said = docstring(ast.get_docstring(node) or "").prose
                sentence = said[0] if said and not said[0].startswith("Source: ") else ""
                found[node.name] = Model(node.name, path.stem, sentence, entries_of[node.name], notes(node))
    for name, entry in surface()["aliases"].items():
        # A union stands with the first of its members that is a model.
        member = next((found[word] for word in re.findall(r"\w+", entry["type"]) if word in found), None)
        found.setdefault(name, Model(name, member.page if member else "unions", "", entry))
    return found


def notes(node: ast.ClassDef) -> dict[str, str]:
    """Return what stands below the fields of a class: default, range, deprecation."""
    found = {}
    for before, after in pairwise(node.body):
        if (
            isinstance(before, ast.AnnAssign)
            and isinstance(before.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            found[before.target.id] = re.sub(r"\s*\n\s*", " ", after.value.value.strip())
    return found
