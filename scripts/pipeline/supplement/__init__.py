"""The stage `supplement`: document + what the official package says besides -> document.

  reading    spec/supplement.yaml -> its entries
  merging    the entries laid under the document, each with its source
  renaming   schemas that the spec brought later keep the names that they had
  changes    what one entry changes in an operation, a parameter or a schema

Every node that the stage adds says where it comes from: `x-source: openai 3.57.0`. A node that was there before and
says more now lists what in `x-sources`. An entry that has nothing to add is idle, and one without a place cannot be
applied: both mean that the supplement was made for another spec.
"""

from __future__ import annotations

from .merging import merge
from .reading import Addition, Supplement, read

__all__ = ("Addition", "Supplement", "merge", "read")
