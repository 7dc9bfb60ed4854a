from .. import params as _p
from .._runtime.request.file_types import FileTypes
from ..types import video_seconds as _video_seconds

VideoExtendParams = _p.CreateVideoExtendMultipartBody
VideoVideoReferenceInputParam = _p.VideoReferenceInputParam
Video = FileTypes | _p.VideoReferenceInputParam
VideoSeconds = _video_seconds.VideoSeconds
