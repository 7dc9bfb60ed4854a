from .....models import ProjectServiceAccount as ProjectServiceAccount
