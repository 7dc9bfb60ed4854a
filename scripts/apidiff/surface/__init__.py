"""The surface level: two manifests -> Effects, which are what a program that imports the package notices.

naming      Api -> manifest, without generating anything
model       a manifest as values
alternatives  canonical type strings as sets of alternatives
calculus    how two types relate
private     classes without a public path, under one name
renames     what is there under another name
judging     a change of type -> rule and severity
reporting   what was found -> Effects
classes, methods, names   what is compared
uses        what belongs to what, so that one root is one effect
rules       the catalogue
"""

from __future__ import annotations

from .compare import compare
from .model import ManifestUnknown
from .naming import manifest_of
from .packages import read_package
from .rules import RULES

__all__ = ("RULES", "ManifestUnknown", "compare", "manifest_of", "read_package")
