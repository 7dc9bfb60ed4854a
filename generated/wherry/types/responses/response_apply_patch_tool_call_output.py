from ... import models as _m

Caller = _m.ResponseApplyPatchToolCallOutputCaller
CallerDirect = _m.ResponseApplyPatchToolCallOutputCallerDirect
CallerProgram = _m.ResponseApplyPatchToolCallOutputCallerProgram
ResponseApplyPatchToolCallOutput = _m.ApplyPatchToolCallOutput
