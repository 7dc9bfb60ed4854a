from ..... import params as _p

ModelPermissionUpdateParams = _p.ProjectModelPermissionsUpdateRequest
