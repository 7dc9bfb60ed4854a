# Generated.
from ..... import models as _m

ProjectModelPermissionsDeleted = _m.ProjectModelPermissionsDeleted
