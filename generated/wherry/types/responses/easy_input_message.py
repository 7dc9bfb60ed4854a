from . import _m
from .response_input_message_content_list import ResponseInputMessageContentList as ResponseInputMessageContentList

EasyInputMessage = _m.EasyInputMessage
