from ... import models as _m

BetaComputerActionList = list[_m.BetaComputerAction]
BetaComputerAction = _m.BetaComputerAction
