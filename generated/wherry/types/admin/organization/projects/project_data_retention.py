from .....models import ProjectDataRetention as ProjectDataRetention
