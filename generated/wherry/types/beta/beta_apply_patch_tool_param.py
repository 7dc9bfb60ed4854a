from . import _p

BetaApplyPatchToolParam = _p.BetaApplyPatchTool
