from . import _p

BetaComputerToolParam = _p.BetaComputerTool
