from . import _m

ChatKitThreadUserMessageItem = _m.UserMessageItem
ContentInputText = _m.UserMessageInputText
ContentQuotedText = _m.UserMessageQuotedText
InferenceOptions = _m.InferenceOptions
InferenceOptionsToolChoice = _m.ToolChoice
Content = _m.UserMessageInputText | _m.UserMessageQuotedText
ChatKitAttachment = _m.Attachment
