from .. import params as _p
from ..types.moderation_model import ModerationModel as ModerationModel
from ..types.moderation_multi_modal_input_param import ModerationMultiModalInputParam as ModerationMultiModalInputParam

ModerationCreateParams = _p.CreateModerationRequest
