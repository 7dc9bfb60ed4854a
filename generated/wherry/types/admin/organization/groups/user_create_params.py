from ..... import params as _p

UserCreateParams = _p.CreateGroupUserBody
