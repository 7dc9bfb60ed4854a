from .....models import ProjectModelPermissions as ProjectModelPermissions
