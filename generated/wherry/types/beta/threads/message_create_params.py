from ...shared_params.metadata import Metadata as Metadata
from . import _p
from .message_content_part_param import MessageContentPartParam as MessageContentPartParam

Attachment = _p.CreateMessageRequestAttachment
AttachmentToolFileSearch = _p.AssistantToolsFileSearchTypeOnly
MessageCreateParams = _p.CreateMessageRequest
AttachmentTool = _p.AssistantToolsCode | _p.AssistantToolsFileSearchTypeOnly
CodeInterpreterToolParam = _p.AssistantToolsCode
