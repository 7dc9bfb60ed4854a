from . import _m

InputTokenCountResponse = _m.BetaResponsesInputTokenCountResponse
