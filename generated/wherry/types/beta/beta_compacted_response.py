from . import _m

BetaCompactedResponse = _m.BetaCompactedResponse
Image = _m.BetaCompactedResponseImage
BetaResponseOutputItem = _m.BetaResponseOutputItem
BetaResponseUsage = _m.BetaResponseUsage
