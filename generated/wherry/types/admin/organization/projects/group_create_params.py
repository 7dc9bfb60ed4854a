from ..... import params as _p

GroupCreateParams = _p.InviteProjectGroupBody
