from .....models import ProjectUser as ProjectUser
