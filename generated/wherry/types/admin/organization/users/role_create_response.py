from . import _m

RoleCreateResponse = _m.UserRoleAssignment
OrganizationUser = _m.OrganizationUser
Role = _m.Role
