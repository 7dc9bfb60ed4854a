"""Names of new components.

Rule: the name of the class where no other class of the wheel has it, else with its module before it, else its package
too. Never a name that something else has already, in whatever upper and lower case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from official.component_names import numbered, ways


def names_for(new: Iterable[str], among: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Return a name for each new key of a type. `among` are the keys of the whole wheel."""
    everyone = sorted(among)
    used = {each.lower() for each in taken}
    found: dict[str, str] = {}
    left = sorted(new)
    for level in range(3):
        wishes = Counter(ways(key)[level].lower() for key in everyone)
        for key in left:
            wish = ways(key)[level]
            if wishes[wish.lower()] == 1 and wish.lower() not in used:
                found[key] = wish
                used.add(wish.lower())
        left = [key for key in left if key not in found]
    for key in left:
        found[key] = numbered(ways(key)[-1], used)
        used.add(found[key].lower())
    return dict(sorted(found.items()))
