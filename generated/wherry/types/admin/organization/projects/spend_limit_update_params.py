from ..... import params as _p

SpendLimitUpdateParams = _p.AdminOrganizationProjectsSpendLimitUpdateRequest
