"""The signature of a type: two types with the same signature are spelled the same.

Rule: a reference counts by name, whatever it leads to. Constraints and annotations count, places do not.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.normalize.shapes import Alternative, Choice, Named, Record, Scalar, Sequence, Shape, Site

from .graph import kind_of


class Signatures:
    """Computes the signatures of one document's types, those of its sites only once."""

    def __init__(self, sites: Mapping[Site, Shape]) -> None:
        self._sites = sites
        self._known: dict[Site, str] = {}

    def of(self, type_: Shape) -> str:
        """Return the signature of a type, without its annotations."""
        return f"{[self.of_member(each) for each in type_.alternatives]}{type_.discriminator or ''}"

    def of_member(self, member: Alternative) -> str:
        """Return the signature of one alternative."""
        match member:
            case Scalar():
                said = kind_of(member)
            case Choice(values=values):
                said = str(values)
            case Named(target=target):
                said = target
            case Sequence(items=items):
                said = str([self._of_site(site) for site in items])
            case Record(fields=fields, required=required, extras=extras, closed=closed):
                each = [(wire, wire in required, self._of_site(site)) for wire, site in fields.items()]
                said = f"{each}{[self._of_site(site) for site in extras]}{closed}"
            case _:
                said = ""
        return f"{type(member).__name__}({said}, {member.constraints or ''})"

    def _of_site(self, site: Site) -> str:
        if site not in self._known:
            type_ = self._sites[site]
            self._known[site] = f"{self.of(type_)}{type_.notes or ''}"
        return self._known[site]
