# Generated.
from ... import models as _m
from ...types.beta import beta_response_input_message_content_list as _beta_response_input_message_content_list

BetaEasyInputMessage = _m.BetaEasyInputMessage
BetaResponseInputMessageContentList = _beta_response_input_message_content_list.BetaResponseInputMessageContentList
