from ...... import models as _m

AssignmentSource = _m.AssignedRoleDetailsAssignmentSource
RoleListResponse = _m.AssignedRoleDetails
