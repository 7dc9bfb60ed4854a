from ..models import ImageEditPartialImageEvent as ImageEditPartialImageEvent
