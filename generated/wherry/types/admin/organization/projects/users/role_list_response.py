from . import _m

AssignmentSource = _m.AssignedRoleDetailsAssignmentSource
RoleListResponse = _m.AssignedRoleDetails
