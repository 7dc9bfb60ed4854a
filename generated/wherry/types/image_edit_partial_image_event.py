# Generated.
from .. import models as _m

ImageEditPartialImageEvent = _m.ImageEditPartialImageEvent
