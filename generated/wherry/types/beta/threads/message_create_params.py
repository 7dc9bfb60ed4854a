from .... import params as _p
from ....types.beta.threads import message_content_part_param as _message_content_part_param
from ....types.shared_params import metadata as _metadata

Attachment = _p.CreateMessageRequestAttachment
AttachmentToolFileSearch = _p.AssistantToolsFileSearchTypeOnly
MessageCreateParams = _p.CreateMessageRequest
AttachmentTool = _p.AssistantToolsCode | _p.AssistantToolsFileSearchTypeOnly
CodeInterpreterToolParam = _p.AssistantToolsCode
MessageContentPartParam = _message_content_part_param.MessageContentPartParam
Metadata = _metadata.Metadata
