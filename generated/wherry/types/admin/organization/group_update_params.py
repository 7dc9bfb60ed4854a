from .... import params as _p

GroupUpdateParams = _p.UpdateGroupBody
