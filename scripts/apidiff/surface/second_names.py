"""Methods and resources under the second names that a manifest tells of."""

from __future__ import annotations

from typing import Any


def with_second_names(resources: dict[str, Any]) -> dict[str, Any]:
    """Return the resources of a manifest with what can be reached by a second name there under that name, too."""
    found = {}
    for path, resource in resources.items():
        methods = resource["methods"]
        others = {name: methods[meant] for name, meant in resource.get("second_names", {}).items()}
        found[path] = {**resource, "methods": {**methods, **others}}
    linked = {f"{path}.{name}": meant for path, each in found.items() for name, meant in each.get("links", {}).items()}
    for place, meant in linked.items():
        below = {path: each for path, each in found.items() if f"{path}.".startswith(f"{meant}.")}
        found |= {f"{place}{path.removeprefix(meant)}": each for path, each in below.items()}
    return found
