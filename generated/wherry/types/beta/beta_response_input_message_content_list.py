from ... import models as _m

BetaResponseInputMessageContentList = list[_m.BetaResponseInputContent]
BetaResponseInputContent = _m.BetaResponseInputContent
