from . import _p

ComputerUsePreviewToolParam = _p.ComputerUsePreviewTool
