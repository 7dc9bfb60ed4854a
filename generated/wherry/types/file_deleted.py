from ..models import FileDeleted as FileDeleted
