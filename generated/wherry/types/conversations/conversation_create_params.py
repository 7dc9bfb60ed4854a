from ..responses.response_input_item_param import ResponseInputItemParam as ResponseInputItemParam
from ..shared_params.metadata import Metadata as Metadata
from . import _p

ConversationCreateParams = _p.CreateConversationBody
