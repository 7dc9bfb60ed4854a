from . import _p

ComputerToolParam = _p.ComputerTool
