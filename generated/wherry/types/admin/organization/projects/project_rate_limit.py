from .....models import ProjectRateLimit as ProjectRateLimit
