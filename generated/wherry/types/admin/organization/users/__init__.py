# Generated.
"""What `openai.types.admin.organization.users` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .role_list_params import RoleListParams as RoleListParams

    RoleCreateParams = _p.PublicAssignOrganizationGroupRoleBody
    RoleCreateResponse = _m.UserRoleAssignment
    RoleDeleteResponse = _m.DeletedRoleAssignmentResource
    RoleListResponse = _m.AssignedRoleDetails
    RoleRetrieveResponse = _m.AssignedRoleDetails
else:
    from ....._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
RoleCreateParams p.PublicAssignOrganizationGroupRoleBody
RoleCreateResponse m.UserRoleAssignment
RoleDeleteResponse m.DeletedRoleAssignmentResource
RoleListParams .role_list_params
RoleListResponse m.AssignedRoleDetails
RoleRetrieveResponse m.AssignedRoleDetails
""",
    )
