from . import _m

Action = _m.FunctionShellAction
Caller = _m.ResponseFunctionShellToolCallCaller
CallerDirect = _m.ResponseFunctionShellToolCallCallerDirect
CallerProgram = _m.ResponseFunctionShellToolCallCallerProgram
ResponseFunctionShellToolCall = _m.FunctionShellCall
Environment = _m.LocalEnvironmentResource | _m.ContainerReferenceResource | None
ResponseContainerReference = _m.ContainerReferenceResource
ResponseLocalEnvironment = _m.LocalEnvironmentResource
