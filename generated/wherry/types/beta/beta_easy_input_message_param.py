from . import _p
from .beta_response_input_message_content_list_param import (
    BetaResponseInputMessageContentListParam as BetaResponseInputMessageContentListParam,
)

BetaEasyInputMessageParam = _p.BetaEasyInputMessage
