from . import _p

AutomaticThreadTitling = _p.AutomaticThreadTitlingParam
ChatSessionChatKitConfigurationParam = _p.ChatkitConfigurationParam
FileUpload = _p.FileUploadParam
History = _p.HistoryParam
