from .. import params as _p
from .._runtime.request.file_types import FileTypes

VideoEditParams = _p.CreateVideoEditMultipartBody
VideoVideoReferenceInputParam = _p.VideoReferenceInputParam
Video = FileTypes | _p.VideoReferenceInputParam
