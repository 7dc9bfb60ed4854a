from . import _p

ModelPermissionUpdateParams = _p.ProjectModelPermissionsUpdateRequest
