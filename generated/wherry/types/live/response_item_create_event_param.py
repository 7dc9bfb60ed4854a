from ... import params as _p
from ...types.responses import response_input_item_param as _response_input_item_param

ResponseItemCreateEventParam = _p.ResponseItemCreateEvent
ResponseInputItemParam = _response_input_item_param.ResponseInputItemParam
