from . import _m

Group = _m.Group
RoleCreateResponse = _m.GroupRoleAssignment
Role = _m.Role
