from .. import models as _m
from ..types import video_model as _video_model
from ..types import video_seconds as _video_seconds
from ..types import video_size as _video_size

Video = _m.Video
VideoCreateError = _m.Error2
VideoModel = _video_model.VideoModel
VideoSeconds = _video_seconds.VideoSeconds
VideoSize = _video_size.VideoSize
