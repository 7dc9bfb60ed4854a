# Generated.
"""What `openai.types.fine_tuning.checkpoints` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .permission_list_params import PermissionListParams as PermissionListParams
    from .permission_list_response import PermissionListResponse as PermissionListResponse
    from .permission_retrieve_params import PermissionRetrieveParams as PermissionRetrieveParams

    PermissionCreateParams = _p.CreateFineTuningCheckpointPermissionRequest
    PermissionCreateResponse = _m.FineTuningCheckpointPermission
    PermissionDeleteResponse = _m.PermissionDeleteResponse
    PermissionRetrieveResponse = _m.ListFineTuningCheckpointPermissionResponse
else:
    from ...._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
PermissionCreateParams p.CreateFineTuningCheckpointPermissionRequest
PermissionCreateResponse m.FineTuningCheckpointPermission
PermissionDeleteResponse m.PermissionDeleteResponse
PermissionListParams .permission_list_params
PermissionListResponse .permission_list_response
PermissionRetrieveParams .permission_retrieve_params
PermissionRetrieveResponse m.ListFineTuningCheckpointPermissionResponse
""",
    )
