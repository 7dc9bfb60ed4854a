from ...models import ConversationItem as ConversationItem
from ...models import ConversationItemList as ConversationItemList
