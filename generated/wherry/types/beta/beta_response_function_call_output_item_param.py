from . import _p

BetaResponseFunctionCallOutputItemParam = (
    _p.BetaResponseInputTextContent | _p.BetaResponseInputImageContent | _p.BetaResponseInputFileContent
)
BetaResponseInputFileContentParam = _p.BetaResponseInputFileContent
BetaResponseInputImageContentParam = _p.BetaResponseInputImageContent
BetaResponseInputTextContentParam = _p.BetaResponseInputTextContent
