from ..... import models as _m

RoleDeleteResponse = _m.DeletedRoleAssignmentResource
