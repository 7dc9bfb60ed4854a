from . import _p

BetaResponseFunctionCallOutputItemParam = (
    _p.BetaResponseInputTextContent | _p.BetaResponseInputImageContent | _p.BetaResponseInputFileContent
)
BetaResponseFunctionCallOutputItemListParam = list[BetaResponseFunctionCallOutputItemParam]
BetaResponseInputFileContentParam = _p.BetaResponseInputFileContent
BetaResponseInputImageContentParam = _p.BetaResponseInputImageContent
BetaResponseInputTextContentParam = _p.BetaResponseInputTextContent
