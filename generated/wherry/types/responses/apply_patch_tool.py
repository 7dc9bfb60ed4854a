from . import _m

ApplyPatchTool = _m.ApplyPatchToolParam
