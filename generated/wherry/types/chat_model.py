# Generated.
from ..types.shared import chat_model as _chat_model

ChatModel = _chat_model.ChatModel
