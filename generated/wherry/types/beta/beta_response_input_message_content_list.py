from . import _m

BetaResponseInputMessageContentList = list[_m.BetaResponseInputContent]
BetaResponseInputContent = _m.BetaResponseInputContent
