from ... import params as _p
from ...types.responses.response_input_item_param import ResponseInputItemParam as ResponseInputItemParam

ResponseItemCreateEventParam = _p.ResponseItemCreateEvent
