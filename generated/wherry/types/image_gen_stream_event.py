from ..models import ImageGenCompletedEvent as ImageGenCompletedEvent
from ..models import ImageGenPartialImageEvent as ImageGenPartialImageEvent
from ..models import ImageGenStreamEvent as ImageGenStreamEvent
