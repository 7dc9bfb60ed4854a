from .... import params as _p

UserUpdateParams = _p.UserRoleUpdateRequest
