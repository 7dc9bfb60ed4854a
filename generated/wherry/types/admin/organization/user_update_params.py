from . import _p

UserUpdateParams = _p.UserRoleUpdateRequest
