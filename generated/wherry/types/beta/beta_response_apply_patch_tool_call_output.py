# Generated.
from ... import models as _m

Agent = _m.BetaResponseApplyPatchToolCallOutputAgent
BetaResponseApplyPatchToolCallOutput = _m.BetaResponseApplyPatchToolCallOutput
Caller = _m.BetaResponseApplyPatchToolCallOutputCaller
CallerDirect = _m.BetaResponseApplyPatchToolCallOutputCallerDirect
CallerProgram = _m.BetaResponseApplyPatchToolCallOutputCallerProgram
