from ..... import params as _p

RoleCreateParams = _p.PublicAssignOrganizationGroupRoleBody
