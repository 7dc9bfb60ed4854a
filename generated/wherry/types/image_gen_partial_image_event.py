from ..models import ImageGenPartialImageEvent as ImageGenPartialImageEvent
