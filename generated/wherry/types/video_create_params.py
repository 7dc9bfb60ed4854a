from .. import params as _p
from .._runtime.request.file_types import FileTypes
from ..types.video_model_param import VideoModelParam as VideoModelParam
from ..types.video_seconds import VideoSeconds as VideoSeconds
from ..types.video_size import VideoSize as VideoSize

VideoCreateParams = _p.CreateVideoMultipartBody
InputReference = FileTypes | _p.ImageRefParam2
ImageInputReferenceParam = _p.ImageRefParam2
