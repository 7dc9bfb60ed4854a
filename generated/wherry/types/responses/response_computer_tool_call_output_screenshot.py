from . import _m

ResponseComputerToolCallOutputScreenshot = _m.ComputerScreenshotImage
