# Generated.
from .. import models as _m

FileObject = _m.FileObject
