"""Which aliases are sent and which are received, if a manifest does not say so: judged by where they are mentioned.

Rule: TypedDicts and parameters are sent, what methods return is received, attributes of other classes are read; what
nothing mentions is both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .alternatives import mentioned
from .model import Surface


def with_directions(surface: Surface) -> Surface:
    """Return the surface with directions for its aliases, judged by where they are mentioned.

    TypedDicts and parameters are sent, what methods return is received; attributes of other classes are read.
    """
    sent, received = set[str](), set[str]()
    for class_ in surface.classes.values():
        target = sent if class_.kind == "typed dict" else received
        target.update(_mentioned(attribute.type for attribute in class_.attributes.values()))
        for method in class_.methods.values():
            sent.update(_mentioned(parameter.type for parameter in method.parameters))
            received.update(_mentioned([method.returns]))
    for method in surface.methods.values():
        sent.update(_mentioned(parameter.type for parameter in method.parameters))
        received.update(_mentioned([method.returns]))
    for reached in (sent, received):
        pending = [name for name in reached if name in surface.aliases]
        while pending:
            for name in _mentioned([surface.aliases[pending.pop()].type]):
                if name not in reached:
                    reached.add(name)
                    pending += [name] if name in surface.aliases else []
    aliases = {
        name: replace(
            alias, request=name in sent or name not in received, response=name in received or name not in sent
        )
        for name, alias in surface.aliases.items()
    }
    return replace(surface, aliases=aliases)


def _mentioned(types: Iterable[str]) -> Iterator[str]:
    for text in types:
        yield from mentioned(text)
