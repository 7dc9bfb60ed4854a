from . import _p

UserCreateParams = _p.CreateGroupUserBody
