from ...... import models as _m

AssignmentSource = _m.AssignedRoleDetailsAssignmentSource
RoleRetrieveResponse = _m.AssignedRoleDetails
