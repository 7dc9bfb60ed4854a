from .... import models as _m

ChatKitThreadAssistantMessageItem = _m.AssistantMessageItem
ChatKitResponseOutputText = _m.ResponseOutputText
