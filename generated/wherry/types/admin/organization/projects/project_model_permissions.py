# Generated.
from ..... import models as _m

ProjectModelPermissions = _m.ProjectModelPermissions
