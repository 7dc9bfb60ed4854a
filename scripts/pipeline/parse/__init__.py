"""The stage `parse`: openapi-python-client finds the types of the normalized document; they are copied into an `Api`.

  parse(normalized) -> Api

found     what the parser found, copied
joining   what `parse` and `direct` share: types joined with everything else that normalize found
direct    the same `Api` without the parser, for comparisons
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..api import Api
    from ..normalize import Normalized


def parse(normalized: Normalized) -> Api:
    """Return the whole API. Raises SchemaDropped or OperationDropped, with the pointer, for what the parser lost."""
    from .found import read  # comparisons import `direct`, and run where the parser is not installed

    return read(normalized)
