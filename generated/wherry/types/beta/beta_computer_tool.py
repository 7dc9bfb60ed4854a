# Generated.
from ... import models as _m

BetaComputerTool = _m.BetaComputerTool
