from ..models import FileObject as FileObject
