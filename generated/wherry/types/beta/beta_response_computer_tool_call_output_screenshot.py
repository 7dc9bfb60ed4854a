# Generated.
from ... import models as _m

BetaResponseComputerToolCallOutputScreenshot = _m.BetaResponseComputerToolCallOutputScreenshot
