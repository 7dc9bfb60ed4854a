from . import _p
from .moderation_model import ModerationModel as ModerationModel
from .moderation_multi_modal_input_param import ModerationMultiModalInputParam as ModerationMultiModalInputParam

ModerationCreateParams = _p.CreateModerationRequest
