from ... import params as _p
from ...types.responses.response_input_message_content_list_param import (
    ResponseInputMessageContentListParam as ResponseInputMessageContentListParam,
)

EasyInputMessageParam = _p.EasyInputMessage
