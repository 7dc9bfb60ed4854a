from .. import models as _m
from ..types.video_model import VideoModel as VideoModel
from ..types.video_seconds import VideoSeconds as VideoSeconds
from ..types.video_size import VideoSize as VideoSize

Video = _m.Video
VideoCreateError = _m.Error2
