from ..shared_params.metadata import Metadata as Metadata
from . import _p

ConversationUpdateParams = _p.UpdateConversationBody
