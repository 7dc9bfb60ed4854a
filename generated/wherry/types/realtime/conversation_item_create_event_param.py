from ... import params as _p
from ...types.realtime.conversation_item_param import ConversationItemParam as ConversationItemParam

ConversationItemCreateEventParam = _p.RealtimeClientEventConversationItemCreate
