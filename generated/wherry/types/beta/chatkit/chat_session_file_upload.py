from ....models import ChatSessionFileUpload as ChatSessionFileUpload
