# Generated.
from .. import models as _m

Image = _m.Image
