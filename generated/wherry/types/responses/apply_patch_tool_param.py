from ...params import ApplyPatchToolParam as ApplyPatchToolParam
