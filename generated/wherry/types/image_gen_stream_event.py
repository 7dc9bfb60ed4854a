# Generated.
from .. import models as _m

ImageGenStreamEvent = _m.ImageGenStreamEvent
ImageGenCompletedEvent = _m.ImageGenCompletedEvent
ImageGenPartialImageEvent = _m.ImageGenPartialImageEvent
