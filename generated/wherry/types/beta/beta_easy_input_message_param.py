from ... import params as _p
from ...types.beta import (
    beta_response_input_message_content_list_param as _beta_response_input_message_content_list_param,
)

BetaEasyInputMessageParam = _p.BetaEasyInputMessage
BetaResponseInputMessageContentListParam = (
    _beta_response_input_message_content_list_param.BetaResponseInputMessageContentListParam
)
