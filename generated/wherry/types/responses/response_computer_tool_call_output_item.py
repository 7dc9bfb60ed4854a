from ... import models as _m

AcknowledgedSafetyCheck = _m.ComputerCallSafetyCheckParam
ResponseComputerToolCallOutputItem = _m.ComputerToolCallOutputResource
ResponseComputerToolCallOutputScreenshot = _m.ComputerScreenshotImage
