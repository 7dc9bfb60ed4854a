# Generated.
"""What `openai.types.containers.files` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    pass
else:
    from ...._runtime.base.public_names import offered

    __getattr__, __dir__ = offered(
        __name__,
        "wherry",
        """
""",
    )
