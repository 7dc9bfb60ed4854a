from ... import params as _p

BetaToolChoiceApplyPatchParam = _p.BetaToolChoiceApplyPatch
