from ....models import ChatSessionAutomaticThreadTitling as ChatSessionAutomaticThreadTitling
