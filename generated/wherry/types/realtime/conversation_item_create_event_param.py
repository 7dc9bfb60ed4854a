from ... import params as _p
from ...types.realtime import conversation_item_param as _conversation_item_param

ConversationItemCreateEventParam = _p.RealtimeClientEventConversationItemCreate
ConversationItemParam = _conversation_item_param.ConversationItemParam
