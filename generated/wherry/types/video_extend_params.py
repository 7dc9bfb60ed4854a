from .. import params as _p
from .._runtime.request.file_types import FileTypes
from ..types.video_seconds import VideoSeconds as VideoSeconds

VideoExtendParams = _p.CreateVideoExtendMultipartBody
VideoVideoReferenceInputParam = _p.VideoReferenceInputParam
Video = FileTypes | _p.VideoReferenceInputParam
