from ... import models as _m

__all__ = ["ComputerAction", "ComputerActionList"]
ComputerActionList = list[_m.ComputerAction]
ComputerAction = _m.ComputerAction
