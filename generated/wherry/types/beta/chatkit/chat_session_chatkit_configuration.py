from . import _m

ChatSessionChatKitConfiguration = _m.ChatSessionChatkitConfiguration
ChatSessionAutomaticThreadTitling = _m.ChatSessionAutomaticThreadTitling
ChatSessionFileUpload = _m.ChatSessionFileUpload
ChatSessionHistory = _m.ChatSessionHistory
