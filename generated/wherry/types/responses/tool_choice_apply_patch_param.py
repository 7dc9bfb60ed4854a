from . import _p

ToolChoiceApplyPatchParam = _p.SpecificApplyPatchParam
