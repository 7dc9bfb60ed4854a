from ... import params as _p

ComputerToolParam = _p.ComputerTool
