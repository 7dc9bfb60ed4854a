from ... import params as _p

ComputerUsePreviewToolParam = _p.ComputerUsePreviewTool
