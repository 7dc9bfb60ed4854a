from ... import models as _m

ToolChoiceApplyPatch = _m.SpecificApplyPatchParam
