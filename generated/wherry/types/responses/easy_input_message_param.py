# Generated.
from ... import params as _p
from ...types.responses import response_input_message_content_list_param as _response_input_message_content_list_param

EasyInputMessageParam = _p.EasyInputMessage
ResponseInputMessageContentListParam = _response_input_message_content_list_param.ResponseInputMessageContentListParam
