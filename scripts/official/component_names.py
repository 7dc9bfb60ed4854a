"""Names of components: the class's own where it is the only one, else with its module before it, else with its package.

Rule: names differ in more than upper and lower case, and depend on the set of keys alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from itertools import chain, count


def component_names(keys: Iterable[str]) -> dict[str, str]:
    """Return the name of each type by its key (`types.chat.chat_completion:ChatCompletion`)."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    left = sorted(keys)
    for level in range(3):
        wishes = {key: ways(key)[level] for key in left}
        wished = Counter(wish.lower() for wish in wishes.values())
        names |= {key: wish for key, wish in wishes.items() if wished[wish.lower()] == 1 and wish.lower() not in taken}
        taken = {name.lower() for name in names.values()}
        left = [key for key in left if key not in names]
    for key in left:
        names[key] = numbered(ways(key)[-1], taken)
        taken.add(names[key].lower())
    return dict(sorted(names.items()))


def numbered(name: str, taken: Container[str]) -> str:
    """Return the name, with the first free number behind it if it is taken. `taken` has names in lower case."""
    return next(each for each in chain([name], (f"{name}{n}" for n in count(2))) if each.lower() not in taken)


def ways(key: str) -> tuple[str, str, str]:
    """Return the names that a type may have, the shortest first."""
    module, _, name = key.partition(":")
    parts = module.split(".")[1:]
    stem = _camel(parts[-1]) if parts else ""
    package = "".join(map(_camel, parts[:-1]))
    own = "" if name.lower() == stem.lower() else stem
    return name, f"{own or package}{name}", f"{package}{own}{name}"


def _camel(text: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in text.split("_"))
