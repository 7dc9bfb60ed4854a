from ... import models as _m

ApplyPatchTool = _m.ApplyPatchToolParam
