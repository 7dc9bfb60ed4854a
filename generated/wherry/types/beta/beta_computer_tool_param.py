from ... import params as _p

BetaComputerToolParam = _p.BetaComputerTool
