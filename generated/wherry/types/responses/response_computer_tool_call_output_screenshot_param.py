from ... import params as _p

ResponseComputerToolCallOutputScreenshotParam = _p.ComputerScreenshotImage
