"""Compare two manifests.

compare(old, new) -> effects, sorted
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..finding import Effect
from .calculus import Scope
from .classes import ClassComparison
from .directions import with_directions
from .methods import MethodComparison
from .model import Surface, in_common, load
from .names import compare_names, compare_requirements
from .private import under_one_name
from .renames import Renames, find_renames
from .reporting import Reporter
from .uses import fold


def compare(old: dict[str, Any], new: dict[str, Any], moved: Mapping[str, str] | None = None) -> tuple[Effect, ...]:
    """Compare two manifests: api-surface.json of two packages, of `manifest_of` or of `read_package`.

    One effect for each root cause: a removed class is one effect, a changed type is reported at its name. `moved`:
    pointers of schemas that the documents give another name, old -> new. Raises
    ManifestUnknown for a format that is not known here.
    """
    old, new = under_one_name(old, new)
    before, after = _load(old, new), _load(new, old)
    renames = find_renames(before, after, moved)
    left_out = before.left_out | after.left_out
    scope = _scope(before, after, renames)
    report = Reporter()
    ClassComparison(before, after, renames, scope, report, left_out).all()
    MethodComparison(scope, report, left_out).all(before.methods, after.methods)
    compare_names(before, after, renames, report)
    compare_requirements(before, after, report)
    return tuple(sorted(fold(sorted(report.found), before, after)))


def _load(manifest: dict[str, Any], other: dict[str, Any]) -> Surface:
    """Load one side. Directions of types come from the document, or from their use if there is none."""
    surface = load(in_common(manifest, other))
    return surface if manifest.get("models") else with_directions(surface)


def _scope(old: Surface, new: Surface, renames: Renames) -> Scope:
    renamed = dict(renames.new_name)
    other_kind = {
        renamed.get(key, key)
        for key in (*old.classes, *old.aliases)
        if (key in old.classes) != (renamed.get(key, key) in new.classes)
        and (renamed.get(key, key) in new.classes or renamed.get(key, key) in new.aliases)
    }
    bases = {key: new.ancestors(key) for key, class_ in new.classes.items() if class_.bases}
    for key, class_ in old.classes.items():
        if class_.bases and (target := renamed.get(key, key)) not in bases:
            bases[target] = frozenset(renamed.get(base, base) for base in old.ancestors(key))
    return Scope(
        {key: alias.type for key, alias in old.aliases.items()},
        {key: alias.type for key, alias in new.aliases.items()},
        frozenset(other_kind),
        renamed,
        bases,
        renames.same,
    )
