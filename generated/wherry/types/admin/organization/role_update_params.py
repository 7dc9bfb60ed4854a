from . import _p

RoleUpdateParams = _p.PublicUpdateOrganizationRoleBody
