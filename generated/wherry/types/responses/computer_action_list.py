from . import _m

ComputerActionList = list[_m.ComputerAction]
ComputerAction = _m.ComputerAction
