from ... import models as _m

__all__ = ["BetaComputerAction", "BetaComputerActionList"]
BetaComputerActionList = list[_m.BetaComputerAction]
BetaComputerAction = _m.BetaComputerAction
