from . import _m

ResponseCustomToolCallOutputItem = _m.CustomToolCallOutputResource
ResponseCustomToolCallOutput = _m.CustomToolCallOutput
