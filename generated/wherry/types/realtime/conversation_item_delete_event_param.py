from ... import params as _p

ConversationItemDeleteEventParam = _p.RealtimeClientEventConversationItemDelete
