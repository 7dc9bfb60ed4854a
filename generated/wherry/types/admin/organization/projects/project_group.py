from .....models import ProjectGroup as ProjectGroup
