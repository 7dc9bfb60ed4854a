from ....models import ChatSessionHistory as ChatSessionHistory
