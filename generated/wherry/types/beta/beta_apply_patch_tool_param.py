from ... import params as _p

BetaApplyPatchToolParam = _p.BetaApplyPatchTool
