# Generated.
from ... import models as _m

BetaFunctionTool = _m.BetaFunctionTool
