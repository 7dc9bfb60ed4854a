from ... import models as _m
from ...types.responses import response_input_message_content_list as _response_input_message_content_list

EasyInputMessage = _m.EasyInputMessage
ResponseInputMessageContentList = _response_input_message_content_list.ResponseInputMessageContentList
