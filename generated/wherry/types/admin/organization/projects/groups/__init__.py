# Generated.
"""What `openai.types.admin.organization.projects.groups` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .role_create_params import RoleCreateParams as RoleCreateParams
    from .role_list_params import RoleListParams as RoleListParams

    RoleCreateResponse = _m.GroupRoleAssignment
    RoleDeleteResponse = _m.DeletedRoleAssignmentResource
    RoleListResponse = _m.AssignedRoleDetails
    RoleRetrieveResponse = _m.AssignedRoleDetails
else:
    from ......_runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
RoleCreateParams .role_create_params
RoleCreateResponse m.GroupRoleAssignment
RoleDeleteResponse m.DeletedRoleAssignmentResource
RoleListParams .role_list_params
RoleListResponse m.AssignedRoleDetails
RoleRetrieveResponse m.AssignedRoleDetails
""",
    )
