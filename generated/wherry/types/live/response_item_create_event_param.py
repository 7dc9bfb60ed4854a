from ..responses.response_input_item_param import ResponseInputItemParam as ResponseInputItemParam
from . import _p

ResponseItemCreateEventParam = _p.ResponseItemCreateEvent
