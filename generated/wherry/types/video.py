from . import _m
from .video_model import VideoModel as VideoModel
from .video_seconds import VideoSeconds as VideoSeconds
from .video_size import VideoSize as VideoSize

Video = _m.Video
VideoCreateError = _m.Error2
