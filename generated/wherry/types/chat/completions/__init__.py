# Generated.
"""What `openai.types.chat.completions` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .message_list_params import MessageListParams as MessageListParams

    pass
else:
    from ...._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
MessageListParams .message_list_params
""",
    )
