from ... import params as _p
from ...types.responses.response_input_item_param import ResponseInputItemParam as ResponseInputItemParam
from ...types.shared_params.metadata import Metadata as Metadata

ConversationCreateParams = _p.CreateConversationBody
