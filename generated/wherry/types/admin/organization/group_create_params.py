from . import _p

GroupCreateParams = _p.CreateGroupBody
