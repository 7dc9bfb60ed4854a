from . import _m
from .beta_response_input_message_content_list import (
    BetaResponseInputMessageContentList as BetaResponseInputMessageContentList,
)

Agent = _m.BetaResponseInputMessageItemAgent
BetaResponseInputMessageItem = _m.BetaResponseInputMessageItem
