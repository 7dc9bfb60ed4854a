from .. import params as _p
from .._runtime.request.file_types import FileTypes
from ..types import video_model_param as _video_model_param
from ..types import video_seconds as _video_seconds
from ..types import video_size as _video_size

VideoCreateParams = _p.CreateVideoMultipartBody
InputReference = FileTypes | _p.ImageRefParam2
ImageInputReferenceParam = _p.ImageRefParam2
VideoModelParam = _video_model_param.VideoModelParam
VideoSeconds = _video_seconds.VideoSeconds
VideoSize = _video_size.VideoSize
