from ..types.shared.chat_model import ChatModel as ChatModel
