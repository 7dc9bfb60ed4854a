# Generated.
"""What `openai.types.beta.agents.automations` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .invocation_list_params import InvocationListParams as InvocationListParams

    AutomationInvocation = _m.AutomationInvocation
    AutomationInvocationSource = _m.AutomationInvocationSource
else:
    from ....._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
AutomationInvocation m.AutomationInvocation
AutomationInvocationSource m.AutomationInvocationSource
InvocationListParams .invocation_list_params
""",
    )
