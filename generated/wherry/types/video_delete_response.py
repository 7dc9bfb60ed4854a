from ..models import VideoDeleteResponse as VideoDeleteResponse
