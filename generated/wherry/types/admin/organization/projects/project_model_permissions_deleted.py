from .....models import ProjectModelPermissionsDeleted as ProjectModelPermissionsDeleted
