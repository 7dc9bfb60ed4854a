from . import _p

SpendLimitUpdateParams = _p.AdminOrganizationSpendLimitUpdateRequest
