from .... import params as _p
from ....types.beta.threads.message_content_part_param import MessageContentPartParam as MessageContentPartParam
from ....types.shared_params.metadata import Metadata as Metadata

Attachment = _p.CreateMessageRequestAttachment
AttachmentToolFileSearch = _p.AssistantToolsFileSearchTypeOnly
MessageCreateParams = _p.CreateMessageRequest
AttachmentTool = _p.AssistantToolsCode | _p.AssistantToolsFileSearchTypeOnly
CodeInterpreterToolParam = _p.AssistantToolsCode
