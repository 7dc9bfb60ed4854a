"""docs/rate-limits.md: what `client.limits` shows is explained there."""

from __future__ import annotations

from dataclasses import fields

from tests.docs.test_readme import ROOT
from wherry import KnownBucket, KnownLimits


def test_each_field_is_explained_on_the_page() -> None:
    """Those of a row, and of a limit in it."""
    page = (ROOT / "docs" / "rate-limits.md").read_text("utf-8")
    for kind in (KnownLimits, KnownBucket):
        missing = [field.name for field in fields(kind) if f"\n| `{field.name}` | " not in page]
        assert not missing
