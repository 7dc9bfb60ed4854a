# Generated.
from ... import models as _m

UploadPart = _m.UploadPart
