from . import _m

Data = _m.UsageDecisionsResponseData
DataResult = _m.UsageDecisionsResponseDataResult
UsageDecisionsResponse = _m.UsageDecisionsResponse
