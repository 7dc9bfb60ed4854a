from .... import models as _m
from ....types.beta.threads import message_content as _message_content
from ....types.shared import metadata as _metadata

Attachment = _m.MessageObjectAttachment
AttachmentToolAssistantToolsFileSearchTypeOnly = _m.AssistantToolsFileSearchTypeOnly
IncompleteDetails = _m.MessageObjectIncompleteDetails
Message = _m.MessageObject
AttachmentTool = _m.AssistantToolsCode | _m.AssistantToolsFileSearchTypeOnly
CodeInterpreterTool = _m.AssistantToolsCode
MessageContent = _message_content.MessageContent
Metadata = _metadata.Metadata
