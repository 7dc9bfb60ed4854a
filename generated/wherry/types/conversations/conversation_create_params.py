from ... import params as _p
from ...types.responses import response_input_item_param as _response_input_item_param
from ...types.shared_params import metadata as _metadata

ConversationCreateParams = _p.CreateConversationBody
Metadata = _metadata.Metadata
ResponseInputItemParam = _response_input_item_param.ResponseInputItemParam
