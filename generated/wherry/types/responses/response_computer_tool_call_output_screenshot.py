from ... import models as _m

ResponseComputerToolCallOutputScreenshot = _m.ComputerScreenshotImage
