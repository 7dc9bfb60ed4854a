from ... import models as _m

__all__ = ["BetaResponseInputContent", "BetaResponseInputMessageContentList"]
BetaResponseInputMessageContentList = list[_m.BetaResponseInputContent]
BetaResponseInputContent = _m.BetaResponseInputContent
