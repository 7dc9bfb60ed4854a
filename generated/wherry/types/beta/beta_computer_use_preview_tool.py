# Generated.
from ... import models as _m

BetaComputerUsePreviewTool = _m.BetaComputerUsePreviewTool
