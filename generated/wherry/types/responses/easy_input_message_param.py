from . import _p
from .response_input_message_content_list_param import (
    ResponseInputMessageContentListParam as ResponseInputMessageContentListParam,
)

EasyInputMessageParam = _p.EasyInputMessage
