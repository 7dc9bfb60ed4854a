from .... import params as _p

RoleUpdateParams = _p.PublicUpdateOrganizationRoleBody
