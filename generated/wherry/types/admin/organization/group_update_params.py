from . import _p

GroupUpdateParams = _p.UpdateGroupBody
