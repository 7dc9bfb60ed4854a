# Generated.
from ... import models as _m

Caller = _m.ResponseFunctionShellToolCallOutputCaller
CallerDirect = _m.ResponseFunctionShellToolCallOutputCallerDirect
CallerProgram = _m.ResponseFunctionShellToolCallOutputCallerProgram
Output = _m.FunctionShellCallOutputContent
OutputOutcomeExit = _m.FunctionShellCallOutputExitOutcome
OutputOutcomeTimeout = _m.FunctionShellCallOutputTimeoutOutcome
ResponseFunctionShellToolCallOutput = _m.FunctionShellCallOutput
OutputOutcome = _m.FunctionShellCallOutputTimeoutOutcome | _m.FunctionShellCallOutputExitOutcome
