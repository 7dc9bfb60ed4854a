from . import _m

ResponseCustomToolCallItem = _m.CustomToolCallResource
ResponseCustomToolCall = _m.CustomToolCall
