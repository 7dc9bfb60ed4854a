from ... import params as _p

__all__ = [
    "BetaResponseInputContentParam",
    "BetaResponseInputFileParam",
    "BetaResponseInputImageParam",
    "BetaResponseInputMessageContentListParam",
    "BetaResponseInputTextParam",
]
BetaResponseInputContentParam = _p.BetaResponseInputText | _p.BetaResponseInputImage | _p.BetaResponseInputFile
BetaResponseInputMessageContentListParam = list[BetaResponseInputContentParam]
BetaResponseInputFileParam = _p.BetaResponseInputFile
BetaResponseInputImageParam = _p.BetaResponseInputImage
BetaResponseInputTextParam = _p.BetaResponseInputText
