# Generated.
"""What `openai.types.admin.organization.projects.service_accounts` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .api_key_create_params import APIKeyCreateParams as APIKeyCreateParams

    APIKeyCreateResponse = _m.APIKeyCreateResponse
else:
    from ......_runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
APIKeyCreateParams .api_key_create_params
APIKeyCreateResponse m.APIKeyCreateResponse
""",
    )
