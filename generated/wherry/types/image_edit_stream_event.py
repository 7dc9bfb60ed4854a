from ..models import ImageEditCompletedEvent as ImageEditCompletedEvent
from ..models import ImageEditPartialImageEvent as ImageEditPartialImageEvent
from ..models import ImageEditStreamEvent as ImageEditStreamEvent
