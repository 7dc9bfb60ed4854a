from ... import params as _p

ToolChoiceApplyPatchParam = _p.SpecificApplyPatchParam
