from ...shared.metadata import Metadata as Metadata
from . import _m
from .message_content import MessageContent as MessageContent

Attachment = _m.MessageObjectAttachment
AttachmentToolAssistantToolsFileSearchTypeOnly = _m.AssistantToolsFileSearchTypeOnly
IncompleteDetails = _m.MessageObjectIncompleteDetails
Message = _m.MessageObject
AttachmentTool = _m.AssistantToolsCode | _m.AssistantToolsFileSearchTypeOnly
CodeInterpreterTool = _m.AssistantToolsCode
