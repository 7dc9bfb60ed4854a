from . import _m

Caller = _m.ResponseApplyPatchToolCallCaller
CallerDirect = _m.ResponseApplyPatchToolCallCallerDirect
CallerProgram = _m.ResponseApplyPatchToolCallCallerProgram
OperationCreateFile = _m.ApplyPatchCreateFileOperation
OperationDeleteFile = _m.ApplyPatchDeleteFileOperation
OperationUpdateFile = _m.ApplyPatchUpdateFileOperation
ResponseApplyPatchToolCall = _m.ApplyPatchToolCall
Operation = _m.ApplyPatchCreateFileOperation | _m.ApplyPatchDeleteFileOperation | _m.ApplyPatchUpdateFileOperation
