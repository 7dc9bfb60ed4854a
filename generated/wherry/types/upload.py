from ..models import FileObject as FileObject
from ..models import Upload as Upload
