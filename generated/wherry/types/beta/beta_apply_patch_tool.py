# Generated.
from ... import models as _m

BetaApplyPatchTool = _m.BetaApplyPatchTool
