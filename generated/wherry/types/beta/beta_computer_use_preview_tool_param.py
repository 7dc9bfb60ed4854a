from . import _p

BetaComputerUsePreviewToolParam = _p.BetaComputerUsePreviewTool
