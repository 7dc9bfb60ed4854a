"""Two wheels and a spec -> the bytes of spec/supplement.yaml and spec/official-names.yaml.

    made(spec, base, newest, previous=..., names=...) -> Written

Nothing touches the disk here.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from official import Reading, Stranger, document_of
from official.classes import DICT
from official.public import shape
from official.reading import collection_paused
from pipeline.document.canonical import dump
from pipeline.load.text import read as read_text

from .making import Made, Sources, make

SUPPLEMENT = "supplement.yaml"
NAMES = "official-names.yaml"
_NOTICE = """\
# Facts read from the package openai {version} (Apache-2.0, see NOTICE): names, paths, types. None of its code or sentences.
# Written by `scripts/spec.py sdk` and pinned in lock.toml; never edited by hand. {what}
"""
_SUPPLEMENT = "README.md explains the parts."
_NAMES = "Each class of the package, and which schema it is, and what its modules export: the table grows."
_SHOWN = 20


@dataclass(frozen=True)
class Written:
    supplement: bytes
    names: bytes
    summary: tuple[str, ...]
    """What is in the two, in lines."""
    unread: tuple[Stranger, ...]
    """What could not be read in the newest wheel: its entries are those from before, and the update has to fail."""
    left: tuple[str, ...]
    """What the newest wheel says and the two files do not: a fault of this program, and the update has to fail."""


def made(
    spec: dict[str, Any],
    base: Reading,
    newest: Reading,
    *,
    previous: bytes = b"",
    names: bytes = b"",
    taken: Iterable[str] = (),
) -> Written:
    """Make both files. `spec` is the document after its overlays, `previous` and `names` are what the files hold now.

    `taken` are names that surface.toml has given away. Raises SpecUnreadable if a file of before is no YAML.
    """
    before = _read(names, NAMES)
    sources = Sources(
        spec,
        document_of(base),
        document_of(newest),
        previous=_read(previous, SUPPLEMENT),
        names=before.get("classes", {}),
        unmapped=before.get("unmapped", {}),
        taken=tuple(taken),
        unread=frozenset(each.owner for each in newest.strangers),
        unused=newest.unused,
    )
    with collection_paused(), _deep():
        found = make(sources)
    return Written(
        supplement=_NOTICE.format(version=newest.version, what=_SUPPLEMENT).encode() + dump(found.supplement),
        names=_NOTICE.format(version=newest.version, what=_NAMES).encode()
        + dump({**found.table.plain(), **_public(newest, before, found.table.unmapped)}),
        summary=tuple(_summary(found, base, newest)),
        unread=newest.strangers,
        left=found.left,
    )


def _public(newest: Reading, before: Mapping[str, Any], unmapped: Iterable[str]) -> dict[str, Any]:
    """Return which classes are TypedDicts, the names of modules, and the shapes of types that are no schema.

    What was there before stays.
    """
    exports = {module: dict(names) for module, names in before.get("exports", {}).items()}
    for module, names in newest.exports.items():
        spelled = {name: each.get("$ref", each) for name, each in names.items()}
        exports[module] = dict(sorted({**exports.get(module, {}), **spelled}.items()))
    shapes = {**before.get("shapes", {}), **newest.shapes}
    shapes |= {key: shape(newest.types[key]) for key in unmapped if key in newest.types}
    dicts = {key for key, found in newest.types.items() if found.kind == DICT}
    return {
        "dicts": sorted({*before.get("dicts", ()), *dicts} - shapes.keys()),
        "exports": dict(sorted(exports.items())),
        "shapes": dict(sorted(shapes.items())),
    }


def _read(data: bytes, name: str) -> dict[str, Any]:
    if not data:
        return {}
    value, _ = read_text(data, name)
    return value if isinstance(value, dict) else {}


@contextmanager
def _deep() -> Iterator[None]:
    """Let chains of references be followed as far as the generator follows them."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 10_000))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def _summary(found: Made, base: Reading, newest: Reading) -> Iterator[str]:
    parts = found.supplement
    operations = sum(map(len, parts.get("paths", {}).values()))
    kinds = Counter(each["kind"] for each in parts.get("x-additions", ()))
    yield f"wheels      {newest.version}, compared with {base.version}"
    yield (
        f"supplement  {operations} operations, {len(parts.get('webhooks', {}))} webhooks, "
        f"{len(parts.get('components', {}).get('schemas', {}))} schemas, {len(parts.get('x-moved', {}))} moved"
    )
    yield f"additions   {kinds.total()}: {', '.join(f'{number} {kind}' for kind, number in kinds.most_common()) or 'none'}"
    yield f"names       {len(found.table.classes)} classes, {len(found.table.unmapped)} without a schema, {len(found.table.several)} names that stand for several schemas"
    standing = Counter(f"{each.metric}: {each.difference}" for each in found.news.standing)
    yield f"standing    {standing.total()} differences that {base.version} has as well: the spec stays"
    yield from (f"    {number:4}  {what}" for what, number in standing.most_common(_SHOWN))
    yield (
        f"gone        {len(found.news.gone)} parts of the spec that {newest.version} has no longer; kept from before: "
        f"{len(found.kept)} entries, {found.held} fields and parameters of others"
    )
    yield from (f"          {each.metric} {each.where}" for each in found.news.gone[:_SHOWN])
    yield from (f"          {each}" for each in found.kept[:_SHOWN])
    yield f"unread      {len(newest.strangers)}"
