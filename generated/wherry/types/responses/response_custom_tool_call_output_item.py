from ... import models as _m

ResponseCustomToolCallOutputItem = _m.CustomToolCallOutputResource
ResponseCustomToolCallOutput = _m.CustomToolCallOutput
