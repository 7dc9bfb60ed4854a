from . import _p

ResponseComputerToolCallOutputScreenshotParam = _p.ComputerScreenshotImage
