from ... import models as _m
from ...types.responses.response_input_message_content_list import (
    ResponseInputMessageContentList as ResponseInputMessageContentList,
)

EasyInputMessage = _m.EasyInputMessage
