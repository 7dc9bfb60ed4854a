from ... import params as _p
from ...types.shared_params import metadata as _metadata

ConversationUpdateParams = _p.UpdateConversationBody
Metadata = _metadata.Metadata
