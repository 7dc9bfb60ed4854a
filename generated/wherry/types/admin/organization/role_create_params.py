from . import _p

RoleCreateParams = _p.PublicCreateOrganizationRoleBody
