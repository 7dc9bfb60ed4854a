from .._runtime.request.file_types import FileTypes
from . import _p
from .video_seconds import VideoSeconds as VideoSeconds

VideoExtendParams = _p.CreateVideoExtendMultipartBody
VideoVideoReferenceInputParam = _p.VideoReferenceInputParam
Video = FileTypes | _p.VideoReferenceInputParam
