from . import _p

BetaResponseSteerInputContentParam = (
    _p.BetaResponseInputTextContent | _p.BetaResponseInputImageContent | _p.BetaResponseInputFileContent
)
BetaResponseInputFileContentParam = _p.BetaResponseInputFileContent
BetaResponseInputImageContentParam = _p.BetaResponseInputImageContent
BetaResponseInputTextContentParam = _p.BetaResponseInputTextContent
