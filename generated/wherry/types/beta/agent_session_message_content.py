# Generated.
from ... import models as _m

AgentSessionMessageContent = _m.AgentSessionMessageContent
MessageContentResourceInputImage = _m.MessageContentResourceInputImage
MessageContentResourceInputText = _m.MessageContentResourceInputText
MessageContentResourceOutputText = _m.MessageContentResourceOutputText
