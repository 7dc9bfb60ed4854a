# Generated.
"""What `openai.types.admin.organization.groups` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .role_list_params import RoleListParams as RoleListParams
    from .user_list_params import UserListParams as UserListParams

    OrganizationGroupUser = _m.OrganizationGroupUser
    RoleCreateParams = _p.PublicAssignOrganizationGroupRoleBody
    RoleCreateResponse = _m.GroupRoleAssignment
    RoleDeleteResponse = _m.DeletedRoleAssignmentResource
    RoleListResponse = _m.AssignedRoleDetails
    RoleRetrieveResponse = _m.AssignedRoleDetails
    UserCreateParams = _p.CreateGroupUserBody
    UserCreateResponse = _m.UserCreateResponse
    UserDeleteResponse = _m.GroupUserDeletedResource
    UserRetrieveResponse = _m.UserRetrieveResponse
else:
    from ....._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
OrganizationGroupUser m.OrganizationGroupUser
RoleCreateParams p.PublicAssignOrganizationGroupRoleBody
RoleCreateResponse m.GroupRoleAssignment
RoleDeleteResponse m.DeletedRoleAssignmentResource
RoleListParams .role_list_params
RoleListResponse m.AssignedRoleDetails
RoleRetrieveResponse m.AssignedRoleDetails
UserCreateParams p.CreateGroupUserBody
UserCreateResponse m.UserCreateResponse
UserDeleteResponse m.GroupUserDeletedResource
UserListParams .user_list_params
UserRetrieveResponse m.UserRetrieveResponse
""",
    )
