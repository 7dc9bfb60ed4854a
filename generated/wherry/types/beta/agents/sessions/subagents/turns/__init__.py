# Generated.
"""What `openai.types.beta.agents.sessions.subagents.turns` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .item_list_params import ItemListParams as ItemListParams
else:
    from ......._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
ItemListParams .item_list_params
""",
    )
