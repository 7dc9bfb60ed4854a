from .....models import EnvironmentTemplateDeleted as EnvironmentTemplateDeleted
