from .. import params as _p
from ..types import moderation_model as _moderation_model
from ..types import moderation_multi_modal_input_param as _moderation_multi_modal_input_param

ModerationCreateParams = _p.CreateModerationRequest
ModerationModel = _moderation_model.ModerationModel
ModerationMultiModalInputParam = _moderation_multi_modal_input_param.ModerationMultiModalInputParam
