from . import _m

AssignmentSource = _m.AssignedRoleDetailsAssignmentSource
RoleRetrieveResponse = _m.AssignedRoleDetails
