from . import _m

ChatKitThreadAssistantMessageItem = _m.AssistantMessageItem
ChatKitResponseOutputText = _m.ResponseOutputText
