from ... import models as _m

ResponseCustomToolCallItem = _m.CustomToolCallResource
ResponseCustomToolCall = _m.CustomToolCall
