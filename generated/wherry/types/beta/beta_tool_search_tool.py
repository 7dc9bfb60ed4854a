# Generated.
from ... import models as _m

BetaToolSearchTool = _m.BetaToolSearchTool
