from ....models import ConversationItemContent as ConversationItemContent
