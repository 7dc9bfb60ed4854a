from .._runtime.request.file_types import FileTypes
from . import _p

VideoEditParams = _p.CreateVideoEditMultipartBody
VideoVideoReferenceInputParam = _p.VideoReferenceInputParam
Video = FileTypes | _p.VideoReferenceInputParam
