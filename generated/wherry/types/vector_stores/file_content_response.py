# Generated.
from ... import models as _m

FileContentResponse = _m.FileContentResponse
