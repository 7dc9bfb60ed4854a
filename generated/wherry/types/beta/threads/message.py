from .... import models as _m
from ....types.beta.threads.message_content import MessageContent as MessageContent
from ....types.shared.metadata import Metadata as Metadata

Attachment = _m.MessageObjectAttachment
AttachmentToolAssistantToolsFileSearchTypeOnly = _m.AssistantToolsFileSearchTypeOnly
IncompleteDetails = _m.MessageObjectIncompleteDetails
Message = _m.MessageObject
AttachmentTool = _m.AssistantToolsCode | _m.AssistantToolsFileSearchTypeOnly
CodeInterpreterTool = _m.AssistantToolsCode
