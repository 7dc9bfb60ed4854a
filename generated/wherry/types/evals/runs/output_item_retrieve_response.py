from . import _m

OutputItemRetrieveResponse = _m.EvalRunOutputItem
Result = _m.EvalRunOutputItemResult
Sample = _m.EvalRunOutputItemSample
SampleInput = _m.EvalRunOutputItemSampleInputItem
SampleOutput = _m.EvalRunOutputItemSampleOutputItem
SampleUsage = _m.EvalRunOutputItemSampleUsage
EvalAPIError = _m.EvalApiError
