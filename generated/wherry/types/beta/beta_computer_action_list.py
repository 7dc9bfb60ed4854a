from . import _m

BetaComputerActionList = list[_m.BetaComputerAction]
BetaComputerAction = _m.BetaComputerAction
