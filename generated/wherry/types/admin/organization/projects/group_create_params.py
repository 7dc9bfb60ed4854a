from . import _p

GroupCreateParams = _p.InviteProjectGroupBody
