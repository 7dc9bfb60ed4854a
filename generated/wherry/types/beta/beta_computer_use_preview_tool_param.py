from ... import params as _p

BetaComputerUsePreviewToolParam = _p.BetaComputerUsePreviewTool
