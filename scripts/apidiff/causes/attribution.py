"""What caused an effect that no change of the document explains: the document, the settings, or the generator.

This is found by experiment: today's generator names both documents with the same settings. If they still differ, the
document is the cause, though the wire does not show it (a schema was renamed, an inline one got a name). If they
differ only with each document's own settings, the settings are. Everything else is the generator's doing. The
experiment is only made when an effect needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from .. import surface
from ..finding import Effect
from ..sides.cache import Cache
from ..sides.inputs import Document, Side
from ..sides.levels import configuration_of, manifest_of


class Attribution:
    """Returns "spec", "generator" or "configuration" for an effect; "spec" if there are no documents to try."""

    def __init__(self, old: Side, new: Side, cache: Cache, moved: Mapping[str, str] | None = None) -> None:
        self._documents = (old.document, new.document)
        self._named_here = old.manifest is None and new.manifest is None
        self._cache = cache
        self._moved = moved

    @property
    def of_changes(self) -> str:
        """The cause of changes in the corrected documents: the settings, if spec and supplement are the same."""
        old, new = self._documents
        same = old is not None and new is not None and (old.data, old.supplement) == (new.data, new.supplement)
        return "configuration" if same else "spec"

    def __call__(self, effect: Effect) -> str:
        old, new = self._documents
        if old is None or new is None:
            return "spec"
        same_settings = configuration_of(old)[:2] == configuration_of(new)[:2]
        same_facts = (old.data, old.supplement) == (new.data, new.supplement)
        if self._named_here and same_settings:
            return "spec"
        if not same_facts and (effect.rule, effect.at) in self._by_the_documents:
            return "spec"
        if not same_settings and (effect.rule, effect.at) in self._by_the_settings:
            return "configuration"
        return "generator"

    @cached_property
    def _by_the_documents(self) -> frozenset[tuple[str, str]]:
        old, new = self._documents
        assert old is not None
        assert new is not None
        return self._differences(replace(old, overlays=new.overlays, naming=new.naming), new)

    @cached_property
    def _by_the_settings(self) -> frozenset[tuple[str, str]]:
        old, new = self._documents
        assert old is not None
        assert new is not None
        return self._differences(old, new)

    def _differences(self, old: Document, new: Document) -> frozenset[tuple[str, str]]:
        before, after = (manifest_of(document, self._cache) for document in (old, new))
        if before is None or after is None:
            return frozenset()
        return frozenset((effect.rule, effect.at) for effect in surface.compare(before, after, self._moved))
