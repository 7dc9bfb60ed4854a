# Generated.
"""What `openai.types.beta.agents.sessions.subagents` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from . import turns as turns
    from .item_list_params import ItemListParams as ItemListParams
    from .turn_list_params import TurnListParams as TurnListParams
else:
    from ......_runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
ItemListParams .item_list_params
TurnListParams .turn_list_params
turns .
""",
    )
