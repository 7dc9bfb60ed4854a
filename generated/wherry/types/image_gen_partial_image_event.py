# Generated.
from .. import models as _m

ImageGenPartialImageEvent = _m.ImageGenPartialImageEvent
