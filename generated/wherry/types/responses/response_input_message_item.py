from ... import models as _m
from ...types.responses import response_input_message_content_list as _response_input_message_content_list

ResponseInputMessageItem = _m.InputMessageResource
ResponseInputMessageContentList = _response_input_message_content_list.ResponseInputMessageContentList
