from .... import params as _p

ProjectUpdateParams = _p.ProjectUpdateRequest
