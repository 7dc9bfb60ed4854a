# Generated.
from .. import models as _m

ImageEditStreamEvent = _m.ImageEditStreamEvent
ImageEditCompletedEvent = _m.ImageEditCompletedEvent
ImageEditPartialImageEvent = _m.ImageEditPartialImageEvent
