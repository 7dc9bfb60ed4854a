from . import _p

BetaToolChoiceApplyPatchParam = _p.BetaToolChoiceApplyPatch
