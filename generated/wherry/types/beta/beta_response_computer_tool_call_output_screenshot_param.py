from ... import params as _p

BetaResponseComputerToolCallOutputScreenshotParam = _p.BetaResponseComputerToolCallOutputScreenshot
