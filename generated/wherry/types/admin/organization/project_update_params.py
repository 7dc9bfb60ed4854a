from . import _p

ProjectUpdateParams = _p.ProjectUpdateRequest
