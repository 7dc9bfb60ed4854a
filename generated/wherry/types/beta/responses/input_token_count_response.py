from .... import models as _m

InputTokenCountResponse = _m.BetaResponsesInputTokenCountResponse
