from . import _m

ToolChoiceApplyPatch = _m.SpecificApplyPatchParam
