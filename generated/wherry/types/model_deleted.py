from ..models import ModelDeleted as ModelDeleted
