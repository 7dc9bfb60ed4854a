# Generated.
from .shared.chat_model import ChatModel as ChatModel
