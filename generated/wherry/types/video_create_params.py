from .._runtime.request.file_types import FileTypes
from . import _p
from .video_model_param import VideoModelParam as VideoModelParam
from .video_seconds import VideoSeconds as VideoSeconds
from .video_size import VideoSize as VideoSize

VideoCreateParams = _p.CreateVideoMultipartBody
InputReference = FileTypes | _p.ImageRefParam2
ImageInputReferenceParam = _p.ImageRefParam2
