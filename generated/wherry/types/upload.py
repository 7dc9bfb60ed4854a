# Generated.
from .. import models as _m

Upload = _m.Upload
FileObject = _m.FileObject
